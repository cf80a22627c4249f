import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../../engine/json.js';
import type { RotationEffect } from '../../engine/rotation/rotation-effect.js';
import type { HandedOver } from '../../runner/hand-over.js';

/** A move of a rotation, in its log. Rows are only ever added; the database refuses to change one. */
@Entity({ name: 'rotation_event' })
export class RotationEventEntity {
  @PrimaryColumn('uuid', { name: 'rotation_id' })
  rotationId!: string;

  /** From 1; the first is the proposal. */
  @PrimaryColumn('integer')
  seq!: number;

  @Column('text')
  type!: string;

  /** The event as the chart took it. */
  @Column('jsonb')
  payload!: JsonObject;

  /** The uuid of the person who made the move; null for a service. */
  @Column('text', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('timestamptz')
  at!: Date;

  /** Paths of the chart's active states before and after. */
  @Column('text', { name: 'from_states', array: true })
  fromStates!: string[];

  @Column('text', { name: 'to_states', array: true })
  toStates!: string[];

  @Column('jsonb')
  effects!: LoggedRotationEffect[];
}

/** What the chart asked for, and each task that was handed over because of it. */
export type LoggedRotationEffect = RotationEffect | TaskHandedOver;

export interface TaskHandedOver extends HandedOver {
  readonly type: 'task.handedOver';
}
