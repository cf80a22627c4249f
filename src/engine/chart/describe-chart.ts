import type { Chart, ChartState } from './chart.js';

/** A state with what is inside it. */
export interface ChartStateTree extends ChartState {
  readonly children: readonly ChartStateTree[];
}

/** The chart as a tree for readers, the root at its top. */
export function describeChart(chart: Chart): ChartStateTree {
  const grow = (state: ChartState): ChartStateTree => ({
    ...state,
    children: chart.states.filter(({ parent }) => parent === state.path).map(grow),
  });
  const [root] = chart.states;
  if (root === undefined) throw new TypeError('A chart has at least its root.');
  return grow(root);
}
