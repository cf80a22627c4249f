import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Run } from '../../runs/models/run.model.js';
import { Task } from './task.model.js';

/** What a mutation about one task gives. */
@ObjectType({ isAbstract: true })
export abstract class TaskPayload extends MutationPayload {
  @Field(() => Task, { nullable: true, description: 'The task as it is now; null where nothing was done.' })
  task?: Task | Promise<Task> | null;

  @Field(() => Run, { nullable: true, description: 'Its run as it is now; null where nothing was done.' })
  run?: Run | Promise<Run> | null;
}
