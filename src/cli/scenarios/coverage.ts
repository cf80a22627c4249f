import type { Chart } from '../../engine/chart/chart.js';
import type { PlaybookReport } from './run-scenario-files.js';

/** Paths of the states that a run can be in. */
export function statesOf({ states }: Chart): string[] {
  return states.filter(({ path, type }) => path !== '' && type !== 'history').map(({ path }) => path);
}

/** Paths of the states that none of a playbook's scenarios visited. */
export function statesNotVisited({ chart, scenarios }: PlaybookReport): string[] {
  if (chart === null) return [];
  const visited = new Set(
    scenarios.flatMap((one) => (one.trouble === null ? [...(one.result.run?.visited ?? [])] : [])),
  );
  return statesOf(chart).filter((path) => !visited.has(path));
}
