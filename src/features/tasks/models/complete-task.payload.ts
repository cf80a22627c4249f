import { Field, ObjectType } from '@nestjs/graphql';
import { Task } from './task.model.js';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What completing a task did.' })
export class CompleteTaskPayload extends TaskPayload {
  @Field(() => [Task], {
    nullable: true,
    description: 'The tasks that it opened; null where nothing was done.',
  })
  openedTasks?: Task[] | Promise<Task[]> | null;
}
