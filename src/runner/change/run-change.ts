import type { Effect } from '../../engine/run/effect.js';
import type { JsonObject, JsonValue } from '../../engine/json.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import type { Message } from '../../platform/broadcast/broadcast.js';
import type { Actor } from '../actor.js';
import type { ApprovalVote, RunStatus, TaskRecord } from '../record/run-record.js';
import type { LoggedEventType, Observation } from '../commands/step.js';

/**
 * Everything one event changes, as rows still to be written: all of it or nothing. Changes of different runs may be
 * written together. Instants are ISO 8601 strings.
 */
export interface RunChange {
  readonly runId: string;
  /** The event's number; the run's from now on. */
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  /** The run's constant columns, when this change starts it. */
  readonly created: RunCreation | null;
  readonly run: RunAdvance;
  readonly event: LoggedEvent;
  readonly statesLeft: readonly string[];
  readonly statesEntered: readonly string[];
  readonly tasksOpened: readonly TaskRecord[];
  /** Tasks that existed before, as they are now. */
  readonly tasksChanged: readonly TaskRecord[];
  readonly vote: (ApprovalVote & { readonly taskId: string }) | null;
  readonly timersEnded: readonly string[];
  readonly timersSet: readonly NewTimer[];
  readonly observations: readonly Observation[];
  readonly notifications: readonly Notification[];
  readonly incidentsOpened: readonly NewIncident[];
  /** Ids. */
  readonly incidentsResolved: readonly string[];
  /** Told to whoever listens, once the change is committed. */
  readonly messages: readonly Message[];
}

export interface RunCreation {
  readonly playbookVersionId: string;
  readonly playbookKey: string;
  readonly teamId: string;
  readonly title: string;
  readonly input: JsonObject;
}

export interface RunAdvance {
  readonly status: RunStatus;
  readonly snapshot: JsonObject;
  readonly states: readonly string[];
  readonly output: JsonValue;
}

export interface LoggedEvent {
  readonly type: LoggedEventType;
  readonly moves: boolean;
  readonly payload: JsonObject;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly effects: readonly Effect[];
  readonly idempotencyKey: string | null;
  readonly requestHash: string | null;
}

export interface NewTimer {
  readonly timer: string;
  readonly state: string;
  readonly dueAt: string;
}

export interface Notification {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'notice' | 'escalation' | 'task' | 'handover';
  readonly taskId: string | null;
  readonly message: LocalizedText;
}

/**
 * Why a run cannot go on by itself.
 * - `ZOMBIE`: no live task, no timer, and no event that it waits for.
 * - `TIMER_FAILED`: a timer came due and the chart, or the host, failed on it; the timer is parked.
 * - `NO_DECIDER`: an approval that nobody may decide.
 */
export type IncidentCause = 'ZOMBIE' | 'TIMER_FAILED' | 'NO_DECIDER';

export interface NewIncident {
  readonly id: string;
  readonly cause: IncidentCause;
  readonly message: LocalizedText;
  readonly detail: JsonObject;
}
