import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime, LocalDate } from '../../../api/scalars.js';
import type { RotationEntity } from '../rotation.entity.js';
import { RotationPhase } from './rotation-phase.enum.js';

@ObjectType({
  implements: () => [Node],
  description: 'A person who works in another department from a day to a day.',
})
export class Rotation implements Node {
  readonly __typename = 'Rotation';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'What the person does there; may be empty.' })
  position!: string;

  @Field(() => String, { description: 'What it is for.' })
  reason!: string;

  @Field(() => LocalDate, { description: 'The first day, as planned.' })
  plannedFrom!: string;

  @Field(() => LocalDate, { description: 'The last day, as planned; an extension moves it.' })
  plannedTo!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which it started; null before that.' })
  startedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which it ended; null before that.' })
  endedOn!: string | null;

  @Field(() => [String], { description: 'What the person is to achieve; empty until it is prepared.' })
  objectives!: string[];

  @Field(() => RotationPhase, { description: 'How far it has come.' })
  phase!: RotationPhase;

  @Field(() => Int, { description: 'The number of its last move; for `expectedVersion`.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  proposedAt!: Date;

  /** The whole record, for what is told only to some. Not exposed. */
  record!: RotationEntity;
}

@ObjectType({ description: 'A page of rotations, those that begin last at the top.' })
export class RotationConnection extends connectionOf(Rotation, 'Rotation') {}

export function toRotation(entity: RotationEntity): Rotation {
  return {
    __typename: 'Rotation',
    id: encodeNodeId('Rotation', entity.id),
    position: entity.position,
    reason: entity.reason,
    plannedFrom: entity.plannedFrom,
    plannedTo: entity.plannedTo,
    startedOn: entity.startedOn,
    endedOn: entity.endedOn,
    objectives: entity.objectives,
    phase: entity.phase,
    version: entity.seq,
    proposedAt: entity.proposedAt,
    record: entity,
  };
}
