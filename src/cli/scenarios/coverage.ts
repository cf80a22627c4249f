import { unvisitedStates } from '../authoring/coverage.js';
import type { PlaybookReport } from './run-scenario-files.js';

/** Paths of the states that none of a playbook's scenarios visited. */
export function statesNotVisited({ chart, scenarios }: PlaybookReport): string[] {
  if (chart === null) return [];
  const visited = scenarios.flatMap((one) =>
    one.trouble === null ? [...(one.result.run?.visited ?? [])] : [],
  );
  return unvisitedStates(chart, new Set(visited));
}
