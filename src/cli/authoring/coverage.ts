import type { Chart } from '../../engine/chart/chart.js';

/** Paths of the states that a run can be in. */
export function statesOf({ states }: Chart): string[] {
  return states.filter(({ path, type }) => path !== '' && type !== 'history').map(({ path }) => path);
}

/** Those of them that were not visited. */
export function unvisitedStates(chart: Chart, visited: ReadonlySet<string>): string[] {
  return statesOf(chart).filter((path) => !visited.has(path));
}
