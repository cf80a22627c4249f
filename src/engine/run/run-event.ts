import type { JsonObject } from '../json.js';

/** What moves a run. A run's log is a list of these, the first being `run.started`. Instants stand beside them. */
export type RunEvent = RunStarted | TaskClosed | EventSent | KpiObserved | TimerFired;

export interface RunStarted {
  readonly type: 'run.started';
  readonly input: JsonObject;
}

/** A person (or the last of the deciders) closed the task that the invocation opened. */
export interface TaskClosed {
  readonly type: 'task.closed';
  readonly invocation: string;
  readonly outcome: string;
  readonly form: JsonObject;
  readonly by: string;
}

export interface EventSent {
  readonly type: 'event.sent';
  readonly name: string;
  readonly payload: JsonObject;
  readonly by: string;
}

export interface KpiObserved {
  readonly type: 'kpi.observed';
  readonly kpi: string;
  readonly value: number;
  readonly by: string;
}

/** A timer that an earlier decision set has come due. */
export interface TimerFired {
  readonly type: 'timer.fired';
  readonly timer: string;
}
