import type { Chart, ChartState } from '../../engine/chart/chart.js';

/** Paths of the states in which a run can rest, and those around them: not of states that it only passes through. */
export function statesOf(chart: Chart): string[] {
  const resting = chart.states
    .filter((state) => state.path !== '' && canRest(state, chart))
    .map(({ path }) => path);
  return chart.states
    .map(({ path }) => path)
    .filter(
      (path) => path !== '' && resting.some((inside) => inside === path || inside.startsWith(`${path}.`)),
    );
}

/** Those of them that were not visited. */
export function unvisitedStates(chart: Chart, visited: ReadonlySet<string>): string[] {
  return statesOf(chart).filter((path) => !visited.has(path));
}

/** Innermost states from which nothing leads on at once. */
function canRest({ type, parent, transitions }: ChartState, { states }: Chart): boolean {
  if (type === 'atomic') return !transitions.some(({ kind, guard }) => kind === 'always' && guard === null);
  if (type !== 'final') return false;
  const around = states.find(({ path }) => path === parent);
  return !(around?.transitions.some(({ kind, guard }) => kind === 'done' && guard === null) ?? false);
}
