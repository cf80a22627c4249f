import { Injectable } from '@nestjs/common';
import { decideRotation } from '../../engine/rotation/decide-rotation.js';
import type { RotationEvent } from '../../engine/rotation/rotation-event.js';
import type { Principal } from '../../platform/auth/principal.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { NotFoundError, PermissionDeniedError, StaleVersionError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { mayMoveRotation } from './may-move-rotation.js';
import type { RotationMove } from './models/rotation-move.enum.js';
import { refuseMove } from './refuse-move.js';
import type { HandedOver } from '../../runner/hand-over.js';
import { RotationEffects } from './rotation-effects.js';
import { toLogEntry } from './rotation-log-entry.js';
import { RotationLogRepository } from './rotation-log.repository.js';
import { RotationRepository } from './rotation.repository.js';
import type { RotationEntity } from './rotation.entity.js';

/** What every move says. */
export interface RotationCommand {
  /** A uuid. */
  readonly rotationId: string;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
}

/** A move under way: the locked rotation as it was, and when it is made. */
export interface MoveScene {
  readonly viewer: Principal;
  readonly rotation: RotationEntity;
  readonly now: Date;
  /** The organisation's day. */
  readonly today: string;
}

/** One kind of move: the event for the chart and, once the chart took it, what else must hold and what changes. */
export interface MovePlan {
  readonly move: RotationMove;
  /** Its name for idempotency, and the input that a repeated key must repeat. */
  readonly operation: string;
  readonly input: object;
  event(scene: MoveScene): RotationEvent;
  /** What people said beside it: kept in the log, and of no concern to the chart. */
  readonly remark?: string | null;
  /** Throws where something besides the chart forbids it; gives the columns that change. */
  change?(tx: Transaction, scene: MoveScene): Promise<Partial<RotationEntity>>;
}

export interface MovedRotation {
  readonly rotationId: string;
  readonly handedOver: readonly HandedOver[];
}

/** Makes moves: each in one transaction that decides, writes rotation and log, and hands tasks over. */
@Injectable()
export class RotationMover {
  constructor(
    private readonly database: Database,
    private readonly rotations: RotationRepository,
    private readonly log: RotationLogRepository,
    private readonly effects: RotationEffects,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `NOT_FOUND`, `ROTATION_NOT_YOURS`, `STALE_VERSION`, `ROTATION_MOVE_NOT_ALLOWED` (with the moves that the chart
   * does take), and whatever the plan throws.
   */
  async move(viewer: Principal, command: RotationCommand, plan: MovePlan): Promise<MovedRotation> {
    const { operation, input } = plan;
    const request = { key: command.idempotencyKey, operation, input };
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, async () => {
        const rotation = await this.lock(tx, command.rotationId);
        if (!mayMoveRotation(viewer, rotation, plan.move)) {
          throw new PermissionDeniedError('ROTATION_NOT_YOURS', {}, ['rotationId']);
        }
        const expected = command.expectedVersion ?? rotation.seq;
        if (expected !== rotation.seq) throw new StaleVersionError(expected, rotation.seq);
        const now = this.clock.now();
        const scene = { viewer, rotation, now, today: calendarDayOf(now) };
        const handedOver = await this.take(tx, scene, plan);
        return { rotationId: rotation.id, handedOver };
      }),
    );
  }

  private async take(tx: Transaction, scene: MoveScene, plan: MovePlan): Promise<HandedOver[]> {
    const { rotation, viewer, now } = scene;
    const event = plan.event(scene);
    const decision = decideRotation(rotation.snapshot, event, now.toISOString());
    if (!decision.ok) throw refuseMove(rotation, decision);
    const changes = (await plan.change?.(tx, scene)) ?? {};
    const moved: RotationEntity = Object.assign({}, rotation, changes, {
      phase: decision.state.phase,
      snapshot: decision.state,
      seq: rotation.seq + 1,
    });
    await this.rotations.update(tx, moved);
    const handedOver = await this.effects.carryOut(tx, viewer, moved, decision.effects);
    const { type, ...said } = event;
    const payload = plan.remark ? { ...said, remark: plan.remark } : said;
    await this.log.append(tx, toLogEntry(scene, { seq: moved.seq, type, payload }, decision, handedOver));
    return handedOver;
  }

  /** Plans of the person first, then the row: see `lockPlansOf`. */
  private async lock(tx: Transaction, id: string): Promise<RotationEntity> {
    const [known] = await this.rotations.findMany([id], tx);
    if (!known) throw new NotFoundError('Rotation', ['rotationId']);
    await this.rotations.lockPlansOf(tx, known.personId);
    const rotation = await this.rotations.lock(tx, id);
    if (!rotation) throw new NotFoundError('Rotation', ['rotationId']);
    return rotation;
  }
}
