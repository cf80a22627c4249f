import type { Chart } from '../../src/engine/chart/chart.js';
import { soundChart } from './pop-up-store.js';

const text = (en: string) => ({ zh: en, en });

type Json = Record<string, unknown>;

/**
 * A chart out of a bare machine: titles are filled in, and `lead`, the tasks `a` and `b` (outcomes `done`, `failed`),
 * the KPI `rate` (to reach 10) and the events `go.on`, `go.back` are there.
 */
export function smallChart(machine: Json, more: Json = {}): Chart {
  const task = {
    title: text('t'),
    role: 'worker',
    outcomes: { done: { title: text('d') }, failed: { title: text('f') } },
  };
  const playbook = {
    key: 'small',
    version: 1,
    title: text('Small'),
    roles: { worker: { title: text('Worker'), department: 'stores' } },
    kpis: { rate: { title: text('Rate'), unit: 'percent', direction: 'increase', target: 10 } },
    tasks: { a: task, b: task },
    events: { 'go.on': { title: text('On') }, 'go.back': { title: text('Back') } },
    internalEvents: ['chart.nudged'],
    machine: { ...machine, states: titled(machine['states']) },
    ...more,
  };
  return soundChart(JSON.stringify(playbook));
}

function titled(states: unknown): Json {
  return Object.fromEntries(
    Object.entries(Object(states) as Record<string, Json>).map(([key, state]) => [
      key,
      {
        ...(state['type'] === 'history' ? {} : { meta: { title: text(key) } }),
        ...state,
        ...(state['states'] === undefined ? {} : { states: titled(state['states']) }),
      },
    ]),
  );
}
