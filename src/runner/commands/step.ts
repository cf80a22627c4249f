import type { Chart } from '../../engine/chart/chart.js';
import type { JsonObject } from '../../engine/json.js';
import type { Acceptance } from '../../engine/run/decision.js';
import type { Actor } from '../actor.js';
import type { IncidentChange, IncidentDraft, IncidentResolved } from '../record/incident-record.js';
import type { CallClosed, CallDraft } from '../record/service-call.js';
import type { ChildClosed, ChildDraft } from '../record/child-run.js';
import type { KeyedRequest } from '../record/keyed-request.js';
import type { ApprovalVote, RunRecord, TaskRecord, TimerRecord } from '../record/run-record.js';
import type { Staff } from '../staff-directory.js';

/** Everything a command is decided on: the locked run, its chart, who works on it, who asks, and the present instant. */
export interface Setting {
  readonly run: RunRecord;
  readonly chart: Chart;
  readonly staff: Staff;
  readonly actor: Actor;
  /** ISO 8601. The instant at which the event goes into the log. */
  readonly now: string;
}

/** An event about to be logged. Those that move the chart carry what {@link RunEvent} of the same name carries. */
export type LoggedEventType =
  | 'run.started'
  | 'task.closed'
  | 'event.sent'
  | 'kpi.observed'
  | 'timer.fired'
  | 'task.started'
  | 'task.claimed'
  | 'task.assigned'
  | 'task.itemChecked'
  | 'approval.decided'
  | 'tasks.handedOver'
  | 'service.answered'
  | 'service.failed'
  | 'service.answeredLate'
  | 'child.completed'
  | 'child.failed'
  | 'lock.granted'
  | 'run.paused'
  | 'run.resumed'
  | 'run.cancelled'
  | 'incident.opened'
  | 'incident.retried'
  | 'incident.resolved';

/** What an accepted command comes to: one event of the log, and what it changes besides the chart's effects. */
export interface Step {
  readonly type: LoggedEventType;
  readonly payload: JsonObject;
  readonly taskId: string | null;
  /** The chart's decision; null for an event that does not move the chart. */
  readonly decision: Acceptance | null;
  /** Tasks as the command leaves them, before the chart's effects. */
  readonly tasks: readonly TaskRecord[];
  readonly vote: ApprovalVote | null;
  readonly observation: Observation | null;
  /** The timer that this event uses up. */
  readonly firedTimer: string | null;
  /** Timers as the command leaves them: parked, or no longer. */
  readonly timers: readonly TimerRecord[];
  readonly callsClosed: readonly CallClosed[];
  /** Calls to be made besides those that the chart asks for. */
  readonly callsRequested: readonly CallDraft[];
  /** Children that the event ends. */
  readonly childrenClosed: readonly ChildClosed[];
  /** Children to be started besides those that the chart asks for. */
  readonly childrenRequested: readonly ChildDraft[];
  readonly incidentsOpened: readonly IncidentDraft[];
  /** Open incidents whose fault came again. */
  readonly incidentsChanged: readonly IncidentChange[];
  readonly incidentsResolved: readonly IncidentResolved[];
  /** In whose name it is logged, where that is not who asks: what is retried stays its first sender's. */
  readonly actor: Actor | null;
  /** The key under which it is logged, where that is not the command's own. */
  readonly request: KeyedRequest | null;
}

export interface Observation {
  readonly kpi: string;
  readonly value: number;
  readonly note: string;
}

/** A step of the type with everything it does not mention left as it is. */
export function step(parts: Pick<Step, 'type' | 'payload'> & Partial<Step>): Step {
  return {
    taskId: null,
    decision: null,
    tasks: [],
    vote: null,
    observation: null,
    firedTimer: null,
    timers: [],
    callsClosed: [],
    callsRequested: [],
    childrenClosed: [],
    childrenRequested: [],
    incidentsOpened: [],
    incidentsChanged: [],
    incidentsResolved: [],
    actor: null,
    request: null,
    ...parts,
  };
}
