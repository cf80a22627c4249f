import type { JsonObject } from '../../engine/json.js';
import type { RotationAcceptance } from '../../engine/rotation/rotation-decision.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { HandedOver } from '../../runner/hand-over.js';
import type { RotationEventEntity } from './rotation-event.entity.js';

/** Who moved which rotation, and when. */
export interface LogScene {
  readonly viewer: Principal;
  readonly rotation: { readonly id: string };
  readonly now: Date;
}

/** The row that keeps a move: what was said, what the chart made of it, and what was handed over. */
export function toLogEntry(
  { viewer, rotation, now }: LogScene,
  { seq, type, payload }: { readonly seq: number; readonly type: string; readonly payload: JsonObject },
  { from, to, effects }: RotationAcceptance,
  handedOver: readonly HandedOver[] = [],
): RotationEventEntity {
  return {
    rotationId: rotation.id,
    seq,
    type,
    payload,
    actorId: viewer.personId,
    at: now,
    fromStates: [...from],
    toStates: [...to],
    effects: [...effects, ...handedOver.map((task) => ({ type: 'task.handedOver' as const, ...task }))],
  };
}
