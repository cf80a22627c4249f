import type { JsonObject } from '../json.js';

/** Where a run stands after a decision. Plain JSON, safe to store and to read back. */
export interface RunState {
  /**
   * XState's persisted snapshot (`value`, `context`, `children`, `historyValue`, `status`, `output`) and, beside it,
   * `timers`: pending timer id to its due instant. Same log, same snapshot.
   */
  readonly snapshot: JsonObject;
  readonly status: 'active' | 'done';
  /** Paths of all active states from the root (which itself is left out), parents included, sorted. */
  readonly states: readonly string[];
}
