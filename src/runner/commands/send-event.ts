import { decide } from '../../engine/run/decide.js';
import { StaleVersionError } from '../../platform/domain-error.js';
import { nameOf } from '../actor.js';
import type { RecordKpi, SendEvent } from '../run-command.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';
import { requireGoing } from './task-checks.js';

/** Throws STALE_VERSION, and what the chart refuses: EVENT_NOT_TAKEN, UNKNOWN_EVENT, RESERVED_EVENT, PAYLOAD_INVALID. */
export function sendEvent(setting: Setting, command: SendEvent): Step {
  const { run, chart, actor, now } = setting;
  requireGoing(run);
  const { name, payload, expectedVersion } = command;
  if (expectedVersion != null && expectedVersion !== run.seq)
    throw new StaleVersionError(expectedVersion, run.seq);
  const event = { name, payload, by: nameOf(actor) };
  const decision = accepted(decide(chart, run.state, { type: 'event.sent', ...event }, now), { event: name });
  return step({ type: 'event.sent', payload: event, decision });
}

/** Throws KPI_UNKNOWN or KPI_VALUE_INVALID. Every run takes an observation in every state. */
export function recordKpi(setting: Setting, command: RecordKpi): Step {
  const { run, chart, actor, now } = setting;
  requireGoing(run);
  const { kpi, value, note } = command;
  const event = { kpi, value, by: nameOf(actor) };
  const decision = accepted(decide(chart, run.state, { type: 'kpi.observed', ...event }, now), { kpi });
  return step({
    type: 'kpi.observed',
    payload: { ...event, note },
    decision,
    observation: { kpi, value, note },
  });
}
