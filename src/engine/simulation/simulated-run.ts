import type { Chart } from '../chart/chart.js';
import type { JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { RunState } from '../run/run-state.js';
import type { InstantText } from '../time/instant.js';

/**
 * A run that exists nowhere but here: its clock stands still until it is told how much time passes, and what the host
 * would keep in rows is beside its state. Never changed; whatever happens makes another one, so any may be gone back to.
 */
export interface SimulatedRun {
  readonly chart: Chart;
  readonly state: RunState;
  readonly startedAt: InstantText;
  readonly now: InstantText;
  /** The tasks and approvals that are open, in the order in which they were opened. */
  readonly tasks: readonly OpenWork[];
  /** The timers that are pending, in the order in which they were set. */
  readonly timers: readonly PendingTimer[];
  /** The calls of services that are waited for, in the order in which they were made. */
  readonly calls: readonly PendingCall[];
  /** The runs of other playbooks that are waited for, in the order in which they were started. */
  readonly children: readonly PendingChild[];
  /** The locks that are waited for or held, in the order in which they were asked for. */
  readonly locks: readonly PendingLock[];
  /** Everything that people were told, oldest first. */
  readonly told: readonly Told[];
  /** Paths of the states that were active at some time. */
  readonly visited: ReadonlySet<string>;
  /** What the run ended with; `null` as long as it goes on. */
  readonly output: JsonValue;
}

export interface OpenWork {
  readonly invocation: string;
  /** Key of the task in the playbook. */
  readonly task: string;
  readonly kind: 'task' | 'approval';
  /** Path of the state that opened it. */
  readonly state: string;
  readonly openedAt: InstantText;
  /** Who did what opened it, as in `buyer` or `buyer/2`; `null` where that was nobody: a timer, a service. */
  readonly openedBy: string | null;
  readonly dueAt: InstantText | null;
  /** Of an approval that needs several decisions: who has said what so far. */
  readonly votes: readonly Vote[];
}

export interface Vote {
  readonly personId: string;
  readonly outcome: string;
}

export interface PendingTimer {
  readonly timer: string;
  readonly dueAt: InstantText;
  /** Path of the state it belongs to. */
  readonly state: string;
}

export interface PendingCall {
  readonly invocation: string;
  /** Key of the service in the playbook. */
  readonly service: string;
}

export interface PendingChild {
  readonly invocation: string;
  /** Key of the other playbook. */
  readonly playbook: string;
}

export interface PendingLock {
  readonly invocation: string;
  /** Name of the lock in the playbook. */
  readonly lock: string;
  readonly key: string;
  readonly isHeld: boolean;
}

export interface Told {
  readonly kind: 'notice' | 'escalation';
  readonly to: string;
  /** Key of the task it is about. */
  readonly task: string | null;
  readonly message: LocalizedText;
  readonly at: InstantText;
}
