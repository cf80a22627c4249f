import type { JsonObject } from '../json.js';

/** `done` and `cancelled` are the ends: nothing moves such a run any more. */
export type RunStatus = 'active' | 'paused' | 'done' | 'cancelled';

/** Where a run stands after a decision. Plain JSON, safe to store and to read back. */
export interface RunState {
  /**
   * XState's persisted snapshot (`value`, `context`, `children`, `historyValue`, `output`) with the run's `status`, and
   * beside it what XState does not keep. `timers`: pending timer id to its due instant. Only where there is something to say:
   * `paused` (`{at}`), `mailbox` (what is kept or held, in order of arrival), `completed` (what a cancellation would have to
   * compensate, oldest first). Same log, same snapshot.
   */
  readonly snapshot: JsonObject;
  readonly status: RunStatus;
  /**
   * Paths of all active states from the root (which itself is left out), parents included, sorted. Of a cancelled run:
   * those in which it was cancelled.
   */
  readonly states: readonly string[];
}
