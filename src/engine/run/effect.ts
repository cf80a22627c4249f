import type { JsonObject, JsonValue } from '../json.js';
import type { HeaderValue, HttpMethod } from '../chart/service-definition.js';
import type { LocalizedText } from '../localized-text.js';

/** What the host must do because of a decision, in this order. Instants are ISO 8601 in UTC with milliseconds. */
export type Effect =
  | OpenTask
  | WithdrawTask
  | CallService
  | CancelCall
  | StartChild
  | CancelChild
  | ReleaseChild
  | RequestLock
  | ReleaseLock
  | SetTimer
  | MoveTimer
  | ClearTimer
  | KeepEvent
  | TakeEvent
  | ExpireEvent
  | DropEvent
  | Notify
  | Escalate
  | RecordKpi
  | EndRun
  | CancelRun;

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

/** Calls a service of the playbook. At any moment an invocation has at most one call pending in a run. */
export interface CallService {
  readonly type: 'service.call';
  /** `null` for a call that no state waits for: an action's, a compensation's. Its end is not reported to the chart. */
  readonly invocation: string | null;
  /** Key of the service in the playbook, which also says how long and how often to try. */
  readonly service: string;
  /** Path of the state that calls; empty for one that the cancellation of the run makes. */
  readonly state: string;
  readonly request: ServiceRequest;
}

/** A request with all its expressions evaluated. */
export interface ServiceRequest {
  readonly method: HttpMethod;
  readonly url: string;
  /** Values by name as the author wrote it. */
  readonly headers: Readonly<Record<string, HeaderValue>>;
  /** Sent as JSON; `null` where the service declares none. */
  readonly body: JsonValue;
}

/** The state that waits for the call was left before the answer. */
export interface CancelCall {
  readonly type: 'service.cancel';
  readonly invocation: string;
}

/** Starts a run of another playbook, by the same team. At any moment an invocation waits for at most one. */
export interface StartChild {
  readonly type: 'child.start';
  readonly invocation: string;
  /** Key of the playbook, and the version that is wanted; `null` for the newest. */
  readonly playbook: string;
  readonly version: number | null;
  readonly input: JsonObject;
  /** Role of the child to the role of this playbook that stands in for it. */
  readonly roles: Readonly<Record<string, string>>;
  /** Path of the state that waits for it. */
  readonly state: string;
}

/** Nobody waits for the child any more, and it is to be cancelled: its state was left, or the run was cancelled. */
export interface CancelChild {
  readonly type: 'child.cancel';
  readonly invocation: string;
}

/** The state that waited for the child was left; the child runs on by itself. */
export interface ReleaseChild {
  readonly type: 'child.release';
  readonly invocation: string;
}

/** Gets in line for a lock. At any moment an invocation has one place in line, or holds the lock, or neither. */
export interface RequestLock {
  readonly type: 'lock.request';
  readonly invocation: string;
  /** Name of the lock in the playbook. */
  readonly lock: string;
  /** Which of the locks of that name; empty where there is only one. */
  readonly key: string;
  /** Path of the state that waits for it, and holds it. */
  readonly state: string;
}

/** The state was left: the lock, or the place in line, is given up. */
export interface ReleaseLock {
  readonly type: 'lock.release';
  readonly invocation: string;
}

export interface SetTimer {
  readonly type: 'timer.set';
  readonly timer: string;
  readonly dueAt: string;
  /** Path of the state the timer belongs to. */
  readonly state: string;
}

/** A pending timer is due at another instant from now on. */
export interface MoveTimer {
  readonly type: 'timer.move';
  readonly timer: string;
  readonly dueAt: string;
}

/** A pending timer is void. A timer that has just fired is not cleared. */
export interface ClearTimer {
  readonly type: 'timer.clear';
  readonly timer: string;
}

/** No state takes this event now, or the run is paused: it waits in the run's mailbox. The snapshot holds it. */
export interface KeepEvent {
  readonly type: 'event.kept';
  readonly name: string;
  readonly payload: JsonObject;
  readonly by: string;
  /** When it is thrown out unless it was taken by then. */
  readonly expiresAt: string | null;
}

/** An event that had waited is taken; what follows from it comes next among the effects. */
export interface TakeEvent {
  readonly type: 'event.taken';
  readonly name: string;
}

/** An event that had waited longer than it may is thrown out. */
export interface ExpireEvent {
  readonly type: 'event.expired';
  readonly name: string;
}

/** An event that no state takes is dropped, as its declaration says or because the run is at its end. */
export interface DropEvent {
  readonly type: 'event.dropped';
  readonly name: string;
  /** Who sent it, where it would have been refused but for a pause: its sender believes that it was taken. */
  readonly by?: string;
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

/** The last effect of a cancellation. */
export interface CancelRun {
  readonly type: 'run.cancelled';
}
