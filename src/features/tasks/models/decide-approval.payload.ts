import { Field, ObjectType } from '@nestjs/graphql';
import { Task } from './task.model.js';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What a decision did. An approval that needs more of them stays open.' })
export class DecideApprovalPayload extends TaskPayload {
  @Field(() => [Task], {
    nullable: true,
    description: 'The tasks that it opened; null where nothing was done.',
  })
  openedTasks?: Task[] | Promise<Task[]> | null;
}
