import { Field, ID, InputType } from '@nestjs/graphql';
import { IncidentCause } from '../models/incident-cause.enum.js';

@InputType({ description: 'Which incidents. What is left out does not matter; what is given must all hold.' })
export class IncidentsFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those that last (true), or are over (false).' })
  open?: boolean | null;

  @Field(() => [IncidentCause], { nullable: true, description: 'Only those with one of these causes.' })
  causes?: IncidentCause[] | null;

  @Field(() => String, { nullable: true, description: 'Only those of runs of the playbook with this key.' })
  playbookKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of runs of this team.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this run.' })
  runId?: string | null;
}
