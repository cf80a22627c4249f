import type { JsonObject } from '../../engine/json.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import type { StoredRetry } from './stored-retry.js';

/**
 * Why a run cannot go on by itself.
 * - `ZOMBIE`: no live task, no timer, no call, and no event that it waits for.
 * - `TIMER_FAILED`: a timer came due and the chart, or the host, failed on it; the timer is parked.
 * - `NO_DECIDER`: an approval that nobody may decide.
 * - `CHART_FAULT`: the chart failed on a command; nothing of it was done.
 * - `CALL_FAILED`: a call to a service gave up, and the chart does not say what then.
 * - `CHILD_FAILED`: a child run could not be started, was cancelled or is lost, and the chart does not say what then.
 * - `LOCK_STUCK`: a lock that is free is not granted to the run, though it is first in line.
 * - `LOCK_DEADLOCK`: runs wait for locks that they hold themselves, in a circle.
 * - `TIMER_OVERDUE`: timers came due long ago and no process fires them.
 * - `ROWS_DISAGREE`: what is stored of the run does not agree with itself.
 */
export type IncidentCause =
  | 'ZOMBIE'
  | 'TIMER_FAILED'
  | 'NO_DECIDER'
  | 'CHART_FAULT'
  | 'CALL_FAILED'
  | 'CHILD_FAILED'
  | 'LOCK_STUCK'
  | 'LOCK_DEADLOCK'
  | 'TIMER_OVERDUE'
  | 'ROWS_DISAGREE';

/** An incident about to be opened. */
export interface IncidentDraft {
  readonly cause: IncidentCause;
  readonly message: LocalizedText;
  readonly detail: JsonObject;
  /** What `retryIncident` takes again; null where it only looks again. */
  readonly retry: StoredRetry | null;
}

/** One with its id. */
export interface NewIncident extends IncidentDraft {
  readonly id: string;
}

/** The fault came again: what the incident says now. */
export interface IncidentChange {
  readonly id: string;
  readonly detail: JsonObject;
}

/** How an incident ended. `gone`: by itself, with the event; `by` is a person's uuid. */
export interface IncidentResolved {
  readonly id: string;
  readonly resolution: 'gone' | 'retried' | 'resolved';
  readonly by: string | null;
  readonly note: string;
}

/** An open incident of a run. */
export interface IncidentRecord {
  readonly id: string;
  readonly cause: IncidentCause;
  readonly detail: JsonObject;
  readonly retry: StoredRetry | null;
}
