import { allowedRotationEvents } from '../../engine/rotation/decide-rotation.js';
import type { RotationEvent } from '../../engine/rotation/rotation-event.js';
import type { RotationState } from '../../engine/rotation/rotation-state.js';
import type { Principal } from '../../platform/auth/principal.js';
import { mayMoveRotation, type RotationParties } from './may-move-rotation.js';
import type { RotationMove } from './models/rotation-move.enum.js';
import { RotationSide } from './models/rotation-side.enum.js';

const EVENTS: Readonly<Record<RotationMove, RotationEvent['type']>> = {
  approveFromDepartment: 'rotation.approved',
  approveToDepartment: 'rotation.approved',
  approveHr: 'rotation.approved',
  reject: 'rotation.rejected',
  prepare: 'rotation.prepared',
  start: 'rotation.started',
  review: 'rotation.reviewed',
  extend: 'rotation.extended',
  end: 'rotation.ended',
  evaluate: 'rotation.evaluated',
  return: 'rotation.returned',
  stay: 'rotation.stayed',
  cancel: 'rotation.cancelled',
};

const APPROVALS: Readonly<Partial<Record<RotationMove, RotationSide>>> = {
  approveFromDepartment: RotationSide.FROM_DEPARTMENT,
  approveToDepartment: RotationSide.TO_DEPARTMENT,
  approveHr: RotationSide.HR,
};

const MOVES = Object.keys(EVENTS).filter((move): move is RotationMove => move in EVENTS);

/** What the viewer can do to the rotation now: what its chart takes and the viewer may, in the order of its life. */
export function allowedMoves(
  viewer: Principal,
  rotation: RotationParties & {
    readonly snapshot: RotationState;
    readonly objectives: readonly string[];
  },
): RotationMove[] {
  const taken = new Set(allowedRotationEvents(rotation.snapshot));
  const approved = approvalsOf(rotation.snapshot);
  return MOVES.filter((move) => {
    const side = APPROVALS[move];
    if (!taken.has(EVENTS[move]) || (side && approved.includes(side))) return false;
    if (move === 'start' && (rotation.mentorId === null || rotation.objectives.length === 0)) return false;
    return mayMoveRotation(viewer, rotation, move);
  });
}

/** Who has agreed so far. */
export function approvalsOf({ phase, states }: RotationState): RotationSide[] {
  const sides = Object.values(RotationSide);
  if (phase === 'rejected' || phase === 'cancelled') return [];
  return phase === 'proposed' ? sides.filter((side) => states.includes(`proposed.${side}.approved`)) : sides;
}
