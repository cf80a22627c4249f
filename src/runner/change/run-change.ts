import type { Effect } from '../../engine/run/effect.js';
import type { JsonObject, JsonValue } from '../../engine/json.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import type { Message } from '../../platform/broadcast/broadcast.js';
import type { Actor } from '../actor.js';
import type { IncidentChange, IncidentResolved, NewIncident } from '../record/incident-record.js';
import type { ChildClosed, Family, NewChild } from '../record/child-run.js';
import type { NewClaim } from '../record/lock-claim.js';
import type { ApprovalVote, TaskRecord, TimerRecord } from '../record/run-record.js';
import type { RunStatus } from '../record/run-status.js';
import type { CallClosed, NewCall } from '../record/service-call.js';
import type { RunMessage } from '../together/run-message.js';
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
  /** Of the event: see `chainHash`. */
  readonly hash: string;
  readonly tasksOpened: readonly TaskRecord[];
  /** Tasks that existed before, as they are now. */
  readonly tasksChanged: readonly TaskRecord[];
  readonly vote: (ApprovalVote & { readonly taskId: string }) | null;
  readonly timersEnded: readonly string[];
  readonly timersSet: readonly NewTimer[];
  /** Timers that existed before, as they are now: moved, held by a pause, released, parked. None of those ended. */
  readonly timersChanged: readonly TimerRecord[];
  /** To be written and, in the same transaction, queued. */
  readonly callsRequested: readonly NewCall[];
  readonly callsClosed: readonly CallClosed[];
  readonly childrenStarted: readonly NewChild[];
  readonly childrenClosed: readonly ChildClosed[];
  readonly claimsRequested: readonly NewClaim[];
  /** Ids. */
  readonly claimsReleased: readonly string[];
  /** What other runs are told because of it. */
  readonly mail: readonly RunMessage[];
  readonly observations: readonly Observation[];
  readonly notifications: readonly Notification[];
  readonly incidentsOpened: readonly NewIncident[];
  readonly incidentsChanged: readonly IncidentChange[];
  readonly incidentsResolved: readonly IncidentResolved[];
  /** Told to whoever listens, once the change is committed. */
  readonly messages: readonly Message[];
}

export interface RunCreation {
  readonly playbookVersionId: string;
  readonly playbookKey: string;
  readonly teamId: string;
  readonly title: string;
  readonly input: JsonObject;
  readonly family: Family | null;
}

export interface RunAdvance {
  readonly status: RunStatus;
  readonly snapshot: JsonObject;
  readonly states: readonly string[];
  /** Since when the run is in each of its states, in their order. */
  readonly enteredAt: readonly string[];
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
