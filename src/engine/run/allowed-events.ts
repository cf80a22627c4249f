import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import type { RunState } from './run-state.js';

/**
 * Names of the declared events that some active state has a transition for, sorted. Guards are left aside: one of
 * these may still be refused. Empty when the run has ended.
 */
export function allowedEvents(chart: Chart, state: Pick<RunState, 'status' | 'states'>): string[] {
  if (state.status === 'done' || state.status === 'cancelled') return [];
  const { eventsByState } = compiledOf(chart);
  const names = ['', ...state.states].flatMap((path) => eventsByState.get(path) ?? []);
  return [...new Set(names)].sort();
}
