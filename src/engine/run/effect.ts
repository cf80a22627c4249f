import type { JsonObject, JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';

/** What the host must do because of a decision, in this order. Instants are ISO 8601 in UTC with milliseconds. */
export type Effect = OpenTask | WithdrawTask | SetTimer | ClearTimer | Notify | Escalate | RecordKpi | EndRun;

/** Opens a task for people. At any moment an invocation has at most one open task in a run. */
export interface OpenTask {
  readonly type: 'task.open';
  readonly invocation: string;
  /** Key of the task in the playbook. */
  readonly task: string;
  readonly kind: 'task' | 'approval';
  /** Path of the state that opened it. */
  readonly state: string;
  readonly input: JsonObject;
  readonly dueAt: string | null;
}

/** The state that opened the task was left before the task was closed. */
export interface WithdrawTask {
  readonly type: 'task.withdraw';
  readonly invocation: string;
}

export interface SetTimer {
  readonly type: 'timer.set';
  readonly timer: string;
  readonly dueAt: string;
  /** Path of the state the timer belongs to. */
  readonly state: string;
}

/** A pending timer is void. A timer that has just fired is not cleared. */
export interface ClearTimer {
  readonly type: 'timer.clear';
  readonly timer: string;
}

export interface Notify {
  readonly type: 'notify';
  /** `lead`, `team`, or a role key. */
  readonly to: string;
  readonly message: LocalizedText;
}

export interface Escalate {
  readonly type: 'escalate';
  /** `lead`, `sponsor`, or a role key. */
  readonly to: string;
  /** Key of the task it is about, when it is about one. */
  readonly task: string | null;
  readonly message: LocalizedText;
}

/** The chart itself observed a KPI; the chart has already taken it, so it is not to be sent back. */
export interface RecordKpi {
  readonly type: 'kpi.record';
  readonly kpi: string;
  readonly value: number;
}

export interface EndRun {
  readonly type: 'run.done';
  readonly output: JsonValue;
}
