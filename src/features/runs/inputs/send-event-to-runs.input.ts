import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import { RunStatus } from '../models/run-status.enum.js';

@InputType({
  description: 'The runs of a cohort. What is left out does not matter; what is given must all hold.',
})
export class CohortFilter {
  @Field(() => String, { description: 'Runs of the playbook with this key.' })
  playbookKey!: string;

  @Field(() => [Int], { nullable: true, description: 'Only runs of these versions of the playbook.' })
  versions?: number[] | null;

  @Field(() => [RunStatus], {
    nullable: true,
    description: 'Only runs with one of these statuses; by default running and paused ones.',
  })
  status?: RunStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Only runs of this team.' })
  teamId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only runs that are in one of these states (paths). A path that no version meant has is an error.',
  })
  states?: string[] | null;
}

@InputType({ description: 'An event from outside, for all runs of a cohort.' })
export class SendEventToRunsInput {
  @Field(() => CohortFilter, { description: 'Which runs.' })
  filter!: CohortFilter;

  @Field(() => String, { description: "The event's name." })
  event!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the event's payload schema asks for. By default nothing.",
  })
  payload?: JsonObject | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only tells what would become of it; nothing is sent.',
  })
  dryRun!: boolean;

  @Field(() => Int, { defaultValue: 100, description: 'How many runs at most, from 1 to 1000.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Where an earlier call left off: its `next`.' })
  after?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again, run by run.',
  })
  idempotencyKey?: string | null;
}
