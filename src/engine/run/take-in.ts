import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import type { MachineEvent } from '../chart/run-machine.js';
import { timerEventType } from '../chart/timer-id.js';
import { KPI_OBSERVED } from '../chart/transition.js';
import { validateForm } from '../forms/validate-form.js';
import type { Refusal } from './decision.js';
import type { Refuse } from './refuse.js';
import type { EventSent, KpiObserved, RunEvent, TaskClosed, TimerFired } from './run-event.js';
import type { StoredSnapshot } from './stored-snapshot.js';
import { own } from '../own.js';

/** An event made ready for the machine. */
export interface Intake {
  readonly ok: true;
  readonly event: MachineEvent;
  /** The snapshot without the timer or the open task that the event uses up. */
  readonly stored: StoredSnapshot;
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

/** Checks an event by itself, before the machine is asked, and translates it into XState's terms. */
export function takeIn({ event, ...moment }: Arrival<RunEvent>): Intake | Refusal {
  switch (event.type) {
    case 'run.started':
      return moment.refuse('RUN_ALREADY_STARTED');
    case 'task.closed':
      return takeInClosedTask({ ...moment, event });
    case 'event.sent':
      return takeInSentEvent({ ...moment, event });
    case 'kpi.observed':
      return takeInObservation({ ...moment, event });
    case 'timer.fired':
      return takeInTimer({ ...moment, event });
    case 'service.answered':
    case 'service.failed':
    case 'run.paused':
    case 'run.resumed':
    case 'run.cancelled':
      return moment.refuse('RUN_NOT_PAUSED');
  }
}

function takeInClosedTask({ chart, stored, event, refuse }: Arrival<TaskClosed>): Intake | Refusal {
  const { invocation, outcome, form, by } = event;
  const compiled = compiledOf(chart).invocations.get(invocation);
  if (compiled === undefined || compiled.kind === 'service' || stored.children.get(invocation) !== 'active') {
    return refuse('UNKNOWN_INVOCATION', invocation);
  }
  const task = own(chart.definition.tasks, compiled.task);
  if (task === undefined || !Object.hasOwn(task.outcomes, outcome)) return refuse('UNKNOWN_OUTCOME', outcome);
  const fields = validateForm(task.form, form);
  if (fields.length > 0) return refuse('INVALID_FORM', invocation, fields);
  return {
    ok: true,
    event: {
      type: `xstate.done.actor.${invocation}`,
      output: { outcome, form, by },
      actorId: invocation,
    },
    stored: { ...stored, children: new Map(stored.children).set(invocation, 'done') },
    unlessTaken: () => refuse('OUTCOME_NOT_TAKEN', outcome),
  };
}

function takeInSentEvent({ chart, stored, event, refuse }: Arrival<EventSent>): Intake | Refusal {
  const { name, payload, by } = event;
  const { events, internalEvents } = chart.definition;
  if (name.startsWith('xstate.') || name === KPI_OBSERVED || internalEvents.includes(name)) {
    return refuse('RESERVED_EVENT', name);
  }
  const declared = own(events, name);
  if (declared === undefined) return refuse('UNKNOWN_EVENT', name);
  const fields = validateForm(declared.payload, payload);
  if (fields.length > 0) return refuse('INVALID_PAYLOAD', name, fields);
  return {
    ok: true,
    event: { type: name, payload, by },
    stored,
    unlessTaken: () => refuse('EVENT_NOT_TAKEN', name),
  };
}

function takeInObservation({ chart, stored, event, refuse }: Arrival<KpiObserved>): Intake | Refusal {
  const { kpi, value, by } = event;
  if (!Object.hasOwn(chart.definition.kpis, kpi)) return refuse('UNKNOWN_KPI', kpi);
  if (!Number.isFinite(value)) return refuse('INVALID_KPI_VALUE', kpi);
  return { ok: true, event: { type: KPI_OBSERVED, kpi, value, by }, stored, unlessTaken: null };
}

function takeInTimer({ stored, event, now, refuse }: Arrival<TimerFired>): Intake | Refusal {
  const dueAt = stored.timers.get(event.timer);
  if (dueAt === undefined) return refuse('UNKNOWN_TIMER', event.timer);
  if (now < dueAt) return refuse('TIMER_NOT_DUE', event.timer);
  const timers = new Map(stored.timers);
  timers.delete(event.timer);
  return {
    ok: true,
    event: { type: timerEventType(event.timer) },
    stored: { ...stored, timers },
    unlessTaken: null,
  };
}
