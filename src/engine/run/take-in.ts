import type { Chart } from '../chart/chart.js';
import { compiledOf, invocationOf, type CompiledServiceInvocation } from '../chart/compiled-chart.js';
import { ENGINE_EVENTS } from '../chart/transition.js';
import { validateForm } from '../forms/validate-form.js';
import { own } from '../own.js';
import type { Refusal } from './decision.js';
import type { EffectLedger } from './effect-ledger.js';
import type { Refuse } from './refuse.js';
import type {
  ChildCompleted,
  ChildFailed,
  EventSent,
  KpiObserved,
  LockGranted,
  RunEvent,
  ServiceAnswered,
  ServiceFailed,
  TaskClosed,
  TimerFired,
} from './run-event.js';
import type { StoredSnapshot } from './stored-snapshot.js';

/** An event that the machine may be asked about. */
export interface Intake {
  readonly ok: true;
  /** Takes off the ledger what the event uses up: the open task, the pending call or timer. */
  readonly useUp: (ledger: EffectLedger) => void;
  /** How to refuse when no transition takes the event; `null` when it then counts as taken, as a timer's does. */
  readonly unlessTaken: (() => Refusal) | null;
}

/** An event at the moment it meets a run. */
export interface Arrival<Event extends RunEvent> {
  readonly chart: Chart;
  readonly stored: StoredSnapshot;
  readonly event: Event;
  /** Canonical instant. */
  readonly now: string;
  readonly refuse: Refuse;
}

/** Checks an event by itself, before the machine is asked. */
export function takeIn(arrival: Arrival<RunEvent>): Intake | Refusal {
  const { event, ...moment } = arrival;
  switch (event.type) {
    case 'task.closed':
      return takeInClosedTask({ ...moment, event });
    case 'event.sent':
      return takeInSentEvent({ ...moment, event });
    case 'kpi.observed':
      return takeInObservation({ ...moment, event });
    case 'timer.fired':
      return takeInTimer({ ...moment, event });
    case 'service.answered':
      return takeInAnswer({ ...moment, event });
    case 'service.failed':
      return takeInFailure({ ...moment, event });
    case 'child.completed':
    case 'child.failed':
      return takeInEndOfChild({ ...moment, event });
    case 'lock.granted':
      return takeInGrant({ ...moment, event });
    default:
      return moment.refuse('RUN_ALREADY_STARTED');
  }
}

function takeInClosedTask({ chart, stored, event, refuse }: Arrival<TaskClosed>): Intake | Refusal {
  const { invocation, outcome, form } = event;
  const compiled = invocationOf(compiledOf(chart), invocation);
  const isOpen = stored.children.get(invocation) === 'active';
  if ((compiled?.kind !== 'task' && compiled?.kind !== 'approval') || !isOpen) {
    return refuse('UNKNOWN_INVOCATION', invocation);
  }
  const task = own(chart.definition.tasks, compiled.task);
  if (task === undefined || !Object.hasOwn(task.outcomes, outcome)) return refuse('UNKNOWN_OUTCOME', outcome);
  const fields = validateForm(task.form, form);
  if (fields.length > 0) return refuse('INVALID_FORM', invocation, fields);
  return {
    ok: true,
    useUp: (ledger) => ledger.settle(invocation),
    unlessTaken: () => refuse('OUTCOME_NOT_TAKEN', outcome),
  };
}

function takeInSentEvent({ chart, event, refuse }: Arrival<EventSent>): Intake | Refusal {
  const { name, payload } = event;
  const { events, internalEvents } = chart.definition;
  if (name.startsWith('xstate.') || ENGINE_EVENTS.has(name) || internalEvents.includes(name)) {
    return refuse('RESERVED_EVENT', name);
  }
  const declared = own(events, name);
  if (declared === undefined) return refuse('UNKNOWN_EVENT', name);
  const fields = validateForm(declared.payload, payload);
  if (fields.length > 0) return refuse('INVALID_PAYLOAD', name, fields);
  return { ok: true, useUp: () => undefined, unlessTaken: () => refuse('EVENT_NOT_TAKEN', name) };
}

function takeInObservation({ chart, event, refuse }: Arrival<KpiObserved>): Intake | Refusal {
  const { kpi, value } = event;
  if (!Object.hasOwn(chart.definition.kpis, kpi)) return refuse('UNKNOWN_KPI', kpi);
  if (!Number.isFinite(value)) return refuse('INVALID_KPI_VALUE', kpi);
  return { ok: true, useUp: () => undefined, unlessTaken: null };
}

function takeInTimer({ stored, event, now, refuse }: Arrival<TimerFired>): Intake | Refusal {
  const { timer } = event;
  const dueAt = stored.timers.get(timer);
  if (dueAt === undefined) return refuse('UNKNOWN_TIMER', timer);
  if (now < dueAt) return refuse('TIMER_NOT_DUE', timer);
  return { ok: true, useUp: (ledger) => ledger.fireTimer(timer), unlessTaken: null };
}

function takeInAnswer(arrival: Arrival<ServiceAnswered>): Intake | Refusal {
  const { chart, event, refuse } = arrival;
  const call = pendingCall(arrival);
  if (call === null) return refuse('UNKNOWN_CALL', event.invocation);
  const result = own(chart.definition.services, call.service)?.result;
  const fields = result === undefined ? [] : validateForm(result, event.output);
  if (fields.length > 0) return refuse('INVALID_ANSWER', call.service, fields);
  return endOfCall(arrival, call);
}

function takeInFailure(arrival: Arrival<ServiceFailed>): Intake | Refusal {
  const call = pendingCall(arrival);
  if (call === null) return arrival.refuse('UNKNOWN_CALL', arrival.event.invocation);
  // A failure the chart says nothing of can never be taken: better to hear of it now than to keep it.
  return call.takesFailure ? endOfCall(arrival, call) : arrival.refuse('ANSWER_NOT_TAKEN', call.service);
}

function endOfCall(
  { event, refuse }: Arrival<ServiceAnswered | ServiceFailed>,
  { service }: CompiledServiceInvocation,
): Intake {
  return {
    ok: true,
    useUp: (ledger) => ledger.settle(event.invocation),
    unlessTaken: () => refuse('ANSWER_NOT_TAKEN', service),
  };
}

function takeInEndOfChild(arrival: Arrival<ChildCompleted | ChildFailed>): Intake | Refusal {
  const { chart, stored, event, refuse } = arrival;
  const { invocation } = event;
  const compiled = invocationOf(compiledOf(chart), invocation);
  if (compiled?.kind !== 'playbook' || stored.children.get(invocation) !== 'active') {
    return refuse('UNKNOWN_CHILD', invocation);
  }
  if (event.type === 'child.failed' && !compiled.takesFailure) {
    return refuse('END_NOT_TAKEN', compiled.playbook);
  }
  return settling(invocation, () => refuse('END_NOT_TAKEN', compiled.playbook));
}

function takeInGrant({ chart, stored, event, refuse }: Arrival<LockGranted>): Intake | Refusal {
  const { invocation } = event;
  const compiled = compiledOf(chart).invocations.get(invocation);
  if (compiled?.kind !== 'lock' || stored.children.get(invocation) !== 'active') {
    return refuse('UNKNOWN_LOCK', invocation);
  }
  // Whoever has the lock has it, also where no transition follows from that.
  return settling(invocation, null);
}

function settling(invocation: string, unlessTaken: Intake['unlessTaken']): Intake {
  return { ok: true, useUp: (ledger) => ledger.settle(invocation), unlessTaken };
}

function pendingCall({
  chart,
  stored,
  event,
}: Arrival<ServiceAnswered | ServiceFailed>): CompiledServiceInvocation | null {
  const compiled = invocationOf(compiledOf(chart), event.invocation);
  const isPending = stored.children.get(event.invocation) === 'active';
  return compiled?.kind === 'service' && isPending ? compiled : null;
}
