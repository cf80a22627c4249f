import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkText } from '../../platform/check-input.js';
import { checkRemark } from './check-remark.js';
import type { RotationMove } from './models/rotation-move.enum.js';
import type { RotationSide } from './models/rotation-side.enum.js';
import { RotationMover, type MovedRotation, type RotationCommand } from './rotation-mover.js';

export interface ApproveRotation extends RotationCommand {
  readonly as: RotationSide;
  readonly comment: string | null;
}

/** A move with the reason for it. */
export interface ReasonedMove extends RotationCommand {
  readonly reason: string;
}

const MOVES: Readonly<Record<RotationSide, RotationMove>> = {
  fromDepartment: 'approveFromDepartment',
  toDepartment: 'approveToDepartment',
  hr: 'approveHr',
};

/** Decides whether a rotation takes place. */
@Injectable()
export class ApproveRotationService {
  constructor(private readonly mover: RotationMover) {}

  /** Agrees in the name of a department or of HR. Throws `ROTATION_ALREADY_APPROVED`. */
  approve(viewer: Principal, command: ApproveRotation): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    return this.mover.move(viewer, command, {
      move: MOVES[command.as],
      operation: 'approveRotation',
      input,
      event: () => ({ type: 'rotation.approved', by: command.as }),
      remark: checkRemark(command.comment),
    });
  }

  /** Refuses; a single refusal is enough. */
  reject(viewer: Principal, command: ReasonedMove): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const reason = checkText(command.reason, ['reason'], 2000);
    return this.mover.move(viewer, command, {
      move: 'reject',
      operation: 'rejectRotation',
      input,
      event: () => ({ type: 'rotation.rejected', reason }),
    });
  }

  /** Gives it up before it starts. */
  cancel(viewer: Principal, command: ReasonedMove): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const reason = checkText(command.reason, ['reason'], 2000);
    return this.mover.move(viewer, command, {
      move: 'cancel',
      operation: 'cancelRotation',
      input,
      event: () => ({ type: 'rotation.cancelled', reason }),
    });
  }
}
