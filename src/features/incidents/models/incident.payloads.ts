import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Run } from '../../runs/models/run.model.js';
import { RunIncident } from './run-incident.model.js';

@ObjectType({ isAbstract: true })
abstract class IncidentPayload extends MutationPayload {
  @Field(() => RunIncident, {
    nullable: true,
    description: 'The incident as it is now; null where nothing was done.',
  })
  incident?: RunIncident | null;

  @Field(() => Run, { nullable: true, description: 'The run as it is now; null where nothing was done.' })
  run?: Run | null;
}

@ObjectType({ description: 'What retrying an incident did.' })
export class RetryIncidentPayload extends IncidentPayload {}

@ObjectType({ description: 'What resolving an incident did.' })
export class ResolveIncidentPayload extends IncidentPayload {}
