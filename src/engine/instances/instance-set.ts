import type { InstanceActivity } from '../chart/instances-definition.js';
import { instanceInvocation } from './instance-invocation.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';

// Type aliases, not interfaces: sets are part of a run's context, and an interface would not pass for JSON.

/** The sets of a run by the id of their `instances` invoke. */
export type InstanceSets = { readonly [id: string]: InstanceSet };

/** What a run keeps of one `instances` invoke, from its first entry to the end of the run. */
export type InstanceSet = {
  /** What each instance is. */
  readonly src: InstanceActivity['src'];
  /** How often the invoking state was entered. What an earlier entry began may still be running on. */
  readonly generation: number;
  /**
   * - `idle`: the state is not active, or never was.
   * - `running`: it is, and the condition has not held.
   * - `closing`: it is, and the set was told to be done; its end is announced in the same step.
   * - `over`: it is, and the condition has held, or nobody waits for it any more.
   */
  readonly phase: 'idle' | 'running' | 'closing' | 'over';
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
type InstanceStatus = 'waiting' | 'open' | 'completed' | 'failed' | 'withdrawn';

/** A set whose state was never entered. */
export function untouchedSet(src: InstanceSet['src']): InstanceSet {
  return { src, generation: 0, phase: 'idle', next: 1, instances: [] };
}

export function isUnfinished({ status }: Instance): boolean {
  return status === 'waiting' || status === 'open';
}

/** Those that the newest entry of the state began. */
export function newest({ generation, instances }: InstanceSet): readonly Instance[] {
  return instances.filter((instance) => instance.generation === generation);
}

/** True for what a run's context keeps its sets in. Nothing but the engine writes it. */
export function isInstanceSets(value: unknown): value is InstanceSets {
  return isJsonObject(value);
}

interface OpenInstance {
  readonly invocation: string;
  readonly src: InstanceSet['src'];
  readonly instance: Instance;
}

/** The instances that are open, set by set, by number. */
export function openInstancesIn(sets: InstanceSets): readonly OpenInstance[] {
  return Object.entries(sets).flatMap(([id, { src, instances }]) =>
    instances
      .filter(({ status }) => status === 'open')
      .map((instance) => ({ invocation: instanceInvocation(id, instance.index), src, instance })),
  );
}
