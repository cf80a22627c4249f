import type { JsonObject, JsonValue } from '../json.js';

/** What moves a run. A run's log is a list of these, the first being `run.started`. Instants stand beside them. */
export type RunEvent =
  | RunStarted
  | TaskClosed
  | EventSent
  | KpiObserved
  | TimerFired
  | ServiceAnswered
  | ServiceFailed
  | ServiceAnsweredLate
  | ChildCompleted
  | ChildFailed
  | LockGranted
  | RunPaused
  | RunResumed
  | RunCancelled;

/** What the machine of a run that is under way may take. */
export type DeliveredEvent =
  | TaskClosed
  | EventSent
  | KpiObserved
  | TimerFired
  | ServiceAnswered
  | ServiceFailed
  | ChildCompleted
  | ChildFailed
  | LockGranted;

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

/** The service that the invocation called has answered. What an action's `call` is answered, nobody waits for. */
export interface ServiceAnswered {
  readonly type: 'service.answered';
  readonly invocation: string;
  readonly output: JsonValue;
}

/** The call that the invocation made has failed for good: every attempt is used up. */
export interface ServiceFailed {
  readonly type: 'service.failed';
  readonly invocation: string;
  readonly error: ServiceError;
}

/** A service has answered a call that was withdrawn meanwhile: its state was left, or the run has ended. */
export interface ServiceAnsweredLate {
  readonly type: 'service.answeredLate';
  /** Key of the service in the playbook. */
  readonly service: string;
  readonly output: JsonValue;
}

export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** The child run that the invocation waits for has come to its end. */
export interface ChildCompleted {
  readonly type: 'child.completed';
  readonly invocation: string;
  readonly output: JsonValue;
}

/** The child run could not be started, or was cancelled. */
export interface ChildFailed {
  readonly type: 'child.failed';
  readonly invocation: string;
  readonly error: ServiceError;
}

/** The invocation has the lock it waited for, until its state is left. */
export interface LockGranted {
  readonly type: 'lock.granted';
  readonly invocation: string;
}

/** The run stands still: what comes from outside is held, nothing else moves it. */
export interface RunPaused {
  readonly type: 'run.paused';
  readonly by: string;
  readonly reason: string;
  /** It is paused because its parent is, and goes on when its parent does. */
  readonly withParent?: boolean;
}

/** The run goes on: its timers by their declared meaning, then what was held, in its order. */
export interface RunResumed {
  readonly type: 'run.resumed';
  readonly by: string;
  readonly reason: string;
}

/** The run ends here, whether it is paused or not; compensations and `onCancel` are done. */
export interface RunCancelled {
  readonly type: 'run.cancelled';
  readonly by: string;
  readonly reason: string;
}
