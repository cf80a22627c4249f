import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkText } from '../../platform/check-input.js';
import { DomainError } from '../../platform/domain-error.js';
import { checkRemark } from './check-remark.js';
import { refuseOverlap } from './refuse-overlap.js';
import { RotationMover, type MovedRotation, type RotationCommand } from './rotation-mover.js';
import { RotationRepository } from './rotation.repository.js';

export interface ReviewRotation extends RotationCommand {
  readonly text: string;
}

export interface ExtendRotation extends RotationCommand {
  /** The new last day, `YYYY-MM-DD`. */
  readonly plannedTo: string;
  readonly reason: string;
}

/** A move that may be made with a remark. */
export interface RemarkedMove extends RotationCommand {
  readonly comment: string | null;
}

/** Takes a rotation from its first day to its last. */
@Injectable()
export class ConductRotationService {
  constructor(
    private readonly mover: RotationMover,
    private readonly rotations: RotationRepository,
  ) {}

  /** Starts it today: the person's open tasks go to the leads of their teams. Throws `ROTATION_UNDER_WAY`. */
  start(viewer: Principal, command: RotationCommand): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    return this.mover.move(viewer, command, {
      move: 'start',
      operation: 'startRotation',
      input,
      event: () => ({ type: 'rotation.started' }),
      change: async (tx, { rotation, today }) => {
        const { id, personId, plannedTo } = rotation;
        const underWay = await this.rotations.findUnderWay(tx, personId, id);
        if (underWay) throw new DomainError('ROTATION_UNDER_WAY', {}, ['rotationId']);
        const to = plannedTo > today ? plannedTo : today;
        const period = { id, personId, from: today, to };
        refuseOverlap(await this.rotations.findOverlapping(tx, period), ['rotationId']);
        return { startedOn: today };
      },
    });
  }

  /** Notes how it goes. */
  review(viewer: Principal, command: ReviewRotation): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const note = checkText(command.text, ['text'], 4000);
    return this.mover.move(viewer, command, {
      move: 'review',
      operation: 'reviewRotation',
      input,
      event: () => ({ type: 'rotation.reviewed', note }),
    });
  }

  /** Moves its last day, after a review. Throws `EXTENSION_NOT_LATER`, `ROTATIONS_OVERLAP`. */
  extend(viewer: Principal, command: ExtendRotation): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const { plannedTo } = command;
    checkDay(plannedTo, ['plannedTo']);
    return this.mover.move(viewer, command, {
      move: 'extend',
      operation: 'extendRotation',
      input,
      event: () => ({ type: 'rotation.extended', plannedEnd: plannedTo }),
      remark: checkText(command.reason, ['reason'], 2000),
      change: async (tx, { rotation }) => {
        const { id, personId, plannedFrom } = rotation;
        const period = { id, personId, from: rotation.startedOn ?? plannedFrom, to: plannedTo };
        refuseOverlap(await this.rotations.findOverlapping(tx, period), ['plannedTo']);
        return { plannedTo };
      },
    });
  }

  /** Ends it today: the person's open tasks go to the leads of their teams. */
  end(viewer: Principal, command: RemarkedMove): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    return this.mover.move(viewer, command, {
      move: 'end',
      operation: 'endRotation',
      input,
      event: ({ today }) => ({ type: 'rotation.ended', at: today }),
      remark: checkRemark(command.comment),
      change: async (__, { today }) => ({ endedOn: today }),
    });
  }
}
