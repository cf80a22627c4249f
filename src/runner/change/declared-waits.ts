import type { Chart, ChartInstances, ChartTransition } from '../../engine/chart/chart.js';
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
    .some(
      ({ transitions, instances }) =>
        transitions.some((transition) => looksAtKpi(chart, transition)) || instances.some(isDoneByKpi),
    );
}

/** A condition alone (`always`) is looked at again with every observation; the engine writes a KPI guard as `key met`. */
function looksAtKpi({ definition }: Chart, { kind, guard }: ChartTransition): boolean {
  if (kind === 'kpi') return true;
  if (kind !== 'always' || guard === null) return false;
  const looks = (kpi: string) => guard.includes(`${kpi} met`) || guard.includes(`${kpi} missed`);
  return guard.includes('kpis') || Object.keys(definition.kpis).some(looks);
}

/** A set of instances may be done by a condition that looks at what was observed. */
function isDoneByKpi({ until }: ChartInstances): boolean {
  return typeof until === 'object' && 'when' in until && until.when.includes('kpis');
}
