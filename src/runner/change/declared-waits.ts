import type { Chart, ChartTransition } from '../../engine/chart/chart.js';
import { allowedEvents } from '../../engine/run/allowed-events.js';
import type { RunState } from '../../engine/run/run-state.js';

/**
 * True where the run, as its chart says, waits for something from outside that can come now: a declared event, or a KPI
 * observation. Every run takes observations; only a state that looks at them waits for one.
 */
export function waitsForOutside(chart: Chart, state: RunState): boolean {
  if (allowedEvents(chart, state).length > 0) return true;
  const active = new Set(state.states);
  return chart.states
    .filter(({ path }) => path === '' || active.has(path))
    .some(({ transitions }) => transitions.some((transition) => looksAtKpi(chart, transition)));
}

/** A condition alone (`always`) is looked at again with every observation; the engine writes a KPI guard as `key met`. */
function looksAtKpi({ definition }: Chart, { kind, guard }: ChartTransition): boolean {
  if (kind === 'kpi') return true;
  if (kind !== 'always' || guard === null) return false;
  return guard.includes('kpis') || Object.keys(definition.kpis).some((kpi) => guard.startsWith(`${kpi} `));
}
