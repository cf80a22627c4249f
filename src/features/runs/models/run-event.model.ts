import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { RunEventRecord } from '../run-event.record.js';
import { ActorKind, RunEventType } from './run-event-type.enum.js';

@ObjectType({ description: "An entry of a run's log: accepted once, kept for ever." })
export class RunEvent {
  /** What is stored of it; the fields that need the playbook or people are resolved from this. */
  readonly record!: RunEventRecord;

  @Field(() => Int, { description: 'Its number in the log, from 1.' })
  seq!: number;

  @Field(() => RunEventType, { description: 'What happened.' })
  type!: RunEventType;

  @Field(() => Boolean, {
    description: 'Whether the chart took it. A task that is merely started does not move the run.',
  })
  moved!: boolean;

  @Field(() => JSONObject, { description: 'The event as it is stored, by its type.' })
  payload!: JsonObject;

  @Field(() => ActorKind, { description: 'Who or what made it happen.' })
  actorKind!: ActorKind;

  @Field(() => DateTime, { description: 'When it was accepted.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256, in hex, over the hash of the entry before and what this one says; null where it is older than the chain.',
  })
  hash!: string | null;
}

export function toRunEvent(record: RunEventRecord): RunEvent {
  const { seq, type, moves, payload, actorKind, at, hash } = record;
  return { record, seq, type, moved: moves, payload, actorKind, at, hash };
}
