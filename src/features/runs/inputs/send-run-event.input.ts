import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';

@InputType({ description: 'An event from outside, for a run.' })
export class SendRunEventInput {
  @Field(() => ID, { description: 'The run.' })
  runId!: string;

  @Field(() => String, {
    description:
      "The event's name: one of the run's `allowedEvents`, or one that its playbook keeps or drops while no state takes it.",
  })
  event!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the event's payload schema asks for. By default nothing.",
  })
  payload?: JsonObject | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the run that the viewer has seen; refused where it has moved on.',
  })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
