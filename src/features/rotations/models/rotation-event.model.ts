import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { RotationEntity } from '../rotation.entity.js';
import type { RotationEventEntity, TaskHandedOver } from '../rotation-event.entity.js';
import { noteOf, summarizeMove } from '../describe-rotation.js';

@ObjectType({ description: 'A move of a rotation, as its log keeps it.' })
export class RotationEvent {
  @Field(() => Int, { description: 'Its number in the log, from 1.' })
  number!: number;

  @Field(() => String, { description: 'The event, such as `rotation.started`.' })
  type!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => [String], { description: 'Paths of the active states before it.' })
  from!: string[];

  @Field(() => [String], { description: 'Paths of the active states after it.' })
  to!: string[];

  actorUuid!: string | null;
  summaryText!: LocalizedText;
  noteText!: string | null;
  handedOverTasks!: readonly TaskHandedOver[];
  rotation!: RotationEntity;
}

export function toRotationEvent(rotation: RotationEntity, entity: RotationEventEntity): RotationEvent {
  return {
    number: entity.seq,
    type: entity.type,
    at: entity.at,
    from: entity.fromStates,
    to: entity.toStates,
    actorUuid: entity.actorId,
    summaryText: summarizeMove(entity.type, entity.payload),
    noteText: noteOf(entity.payload),
    handedOverTasks: entity.effects.filter((effect) => effect.type === 'task.handedOver'),
    rotation,
  };
}
