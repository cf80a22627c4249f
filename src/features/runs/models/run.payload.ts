import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Run } from './run.model.js';

/** What a mutation about a whole run gives. */
@ObjectType({ isAbstract: true })
export abstract class RunPayload extends MutationPayload {
  @Field(() => Run, { nullable: true, description: 'The run as it is now; null where nothing was done.' })
  run?: Run | Promise<Run> | null;
}
