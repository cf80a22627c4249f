import type { JsonObject } from '../json.js';

/** The one state at the top of the chart that a rotation is in. */
export type RotationPhase =
  | 'proposed'
  | 'approved'
  | 'rejected'
  | 'cancelled'
  | 'started'
  | 'ended'
  | 'evaluated'
  | 'returned'
  | 'stayed';

/** Where a rotation stands. Plain JSON; same moves, same state. */
export interface RotationState {
  readonly phase: RotationPhase;
  readonly status: 'active' | 'done';
  /** Active state paths, parents included, sorted. */
  readonly states: readonly string[];
  /** `value` and `context` as XState has them; opaque outside the engine. */
  readonly snapshot: JsonObject;
}
