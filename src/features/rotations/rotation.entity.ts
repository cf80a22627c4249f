import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RotationState } from '../../engine/rotation/rotation-state.js';
import type { RotationPhase } from './models/rotation-phase.enum.js';

/** What was judged when a rotation was evaluated. */
export interface RotationEvaluationRecord {
  /** From 1 to 5. */
  readonly rating: number;
  readonly text: string;
  /** For each objective, in their order, whether it was achieved. */
  readonly achieved: readonly boolean[];
  /** The uuid of the claim that the evaluation made. */
  readonly claimId: string | null;
  /** The uuid of who evaluated; null for a service. */
  readonly by: string | null;
  /** An ISO instant. */
  readonly at: string;
}

/** A person who works in another department from a day to a day. */
@Entity({ name: 'rotation' })
export class RotationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'from_department_id' })
  fromDepartmentId!: string;

  @Column('uuid', { name: 'to_department_id' })
  toDepartmentId!: string;

  @Column('text')
  position!: string;

  @Column('text')
  reason!: string;

  /** Days are `YYYY-MM-DD`; the last day counts. */
  @Column('date', { name: 'planned_from' })
  plannedFrom!: string;

  @Column('date', { name: 'planned_to' })
  plannedTo!: string;

  @Column('date', { name: 'started_on', nullable: true })
  startedOn!: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('uuid', { name: 'mentor_id', nullable: true })
  mentorId!: string | null;

  @Column('text', { array: true })
  objectives!: string[];

  @Column('jsonb', { nullable: true })
  evaluation!: RotationEvaluationRecord | null;

  @Column('text')
  phase!: RotationPhase;

  /** The whole state of the chart, as the engine left it. */
  @Column('jsonb')
  snapshot!: RotationState;

  /** The number of the last move in the log; what `expectedVersion` is compared with. */
  @Column('integer')
  seq!: number;

  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;
}
