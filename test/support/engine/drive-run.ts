import type { Chart } from '../../../src/engine/chart/chart.js';
import type { JsonObject, JsonValue } from '../../../src/engine/json.js';
import { decide } from '../../../src/engine/run/decide.js';
import type { Acceptance, Decision } from '../../../src/engine/run/decision.js';
import type { RunEvent } from '../../../src/engine/run/run-event.js';
import { startRun } from '../../../src/engine/run/start-run.js';

export const NOW = '2024-03-01T09:30:00.000Z';

/** What a run of the pop-up store is started with, and the invocation of its display's design. */
export const INPUT = { mall: '万象城', budget: 500 };
export const DISPLAY = '0.popUpStore.preparing.display.designing';

export function run(chart: Chart, input: JsonObject, ...events: readonly RunEvent[]): Acceptance {
  let last = accepted(startRun(chart, input, NOW));
  for (const event of events) last = accepted(decide(chart, last.state, event, NOW));
  return last;
}

export function accepted(decision: Decision): Acceptance {
  if (decision.ok) return decision;
  throw new Error(`${decision.code}: ${decision.message.en}`);
}

export function toOpen(): RunEvent[] {
  return [closed('chooseGoods'), closed(DISPLAY, { cost: 300 }), closed('approveBudget', {}, 'approved')];
}

export function closed(invocation: string, form: JsonObject = {}, outcome = 'done'): RunEvent {
  return { type: 'task.closed', invocation, outcome, form, by: 'person' };
}

export function sent(name: string, payload: JsonObject = {}): RunEvent {
  return { type: 'event.sent', name, payload, by: 'person' };
}

export function observed(value: number): RunEvent {
  return { type: 'kpi.observed', kpi: 'rate', value, by: 'person' };
}

export const paused: RunEvent = { type: 'run.paused', by: 'lead', reason: 'flood' };
export const resumed: RunEvent = { type: 'run.resumed', by: 'lead', reason: 'dry' };
export const cancelled: RunEvent = { type: 'run.cancelled', by: 'lead', reason: 'no money' };

export function answered(invocation: string, output: JsonValue = null): RunEvent {
  return { type: 'service.answered', invocation, output };
}

export function failed(invocation: string): RunEvent {
  return { type: 'service.failed', invocation, error: { code: 'TIMEOUT', message: 'too slow' } };
}

export function opens(task: string, target = '#end') {
  return {
    invoke: {
      src: 'task',
      input: { task },
      onDone:
        target === '#end'
          ? { actions: { type: 'notify', params: { to: 'lead', message: { zh: '好', en: 'ok' } } } }
          : target,
    },
  };
}

export function when(cel: string) {
  return { type: 'when', params: { cel } };
}

export function contextOf({ state }: Acceptance): unknown {
  return state.snapshot['context'];
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
