import type { JsonObject, JsonValue } from '../json.js';

// Type aliases, not interfaces: sets are part of a run's context, and an interface would not pass for JSON.

/** The sets of a run by the id of their `instances` invoke. */
export type InstanceSets = { readonly [id: string]: InstanceSet };

/** What a run keeps of one `instances` invoke, from its first entry to the end of the run. */
export type InstanceSet = {
  /** How often the invoking state was entered. What an earlier entry began may still be running on. */
  readonly generation: number;
  /**
   * - `idle`: the state is not active, or never was.
   * - `running`: it is, and the condition has not held.
   * - `over`: it is, and the condition has held, or nobody waits for it any more.
   */
  readonly phase: 'idle' | 'running' | 'over';
  /** The number that the next instance gets. */
  readonly next: number;
  /** Those of this generation, ended or not, and those of earlier ones that have not ended; by number. */
  readonly instances: readonly Instance[];
};

export type Instance = {
  readonly index: number;
  readonly generation: number;
  readonly item: JsonValue;
  /** What people read of it; `null` where the number has to do. */
  readonly label: string | null;
  readonly status: InstanceStatus;
  /** How it ended: `outcome`, `form` and `by` of a task, the `output` of a call or a child, the `error` of a failure. */
  readonly result: JsonObject | null;
};

/** `waiting`: not begun, for others have to end first. */
export type InstanceStatus = 'waiting' | 'open' | 'completed' | 'failed' | 'withdrawn';

/** A set whose state was never entered. */
export const NO_INSTANCES: InstanceSet = { generation: 0, phase: 'idle', next: 1, instances: [] };

export function isUnfinished({ status }: Instance): boolean {
  return status === 'waiting' || status === 'open';
}

/** Those that the newest entry of the state began. */
export function newest({ generation, instances }: InstanceSet): readonly Instance[] {
  return instances.filter((instance) => instance.generation === generation);
}
