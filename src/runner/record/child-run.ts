import type { JsonObject } from '../../engine/json.js';

/** A child run as it is to be started. */
export interface ChildDraft {
  readonly invocation: string;
  /** Key of the playbook, and the version that is wanted; null for the newest. */
  readonly playbook: string;
  readonly version: number | null;
  readonly input: JsonObject;
  /** Role of the child to the role of the parent that stands in for it. */
  readonly roles: Readonly<Record<string, string>>;
  readonly state: string;
}

/** One with its run's id. */
export interface NewChild extends ChildDraft {
  readonly id: string;
}

/** A child that its parent no longer waits for. */
export interface ChildClosed {
  readonly id: string;
  /** `released`: it runs on by itself. */
  readonly status: 'completed' | 'failed' | 'cancelled' | 'released';
}

/** A child that its parent waits for. */
export type ChildRecord = NewChild;

/** Whose child a run is. */
export interface Family {
  readonly parentId: string;
  /** How many runs it has above it. */
  readonly depth: number;
  /** Whose roles fill the run's where the team has named nobody for its own playbook; the parent's first. */
  readonly standIns: readonly StandIn[];
}

/** A run above: its playbook, and which of its roles stands in for which of the child's. Those not named have the same. */
export interface StandIn {
  readonly playbookKey: string;
  readonly roles: Readonly<Record<string, string>>;
}
