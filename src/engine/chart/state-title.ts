import type { Chart } from './chart.js';
import type { LocalizedText } from '../localized-text.js';

const titlesOf = new WeakMap<Chart, ReadonlyMap<string, LocalizedText>>();

/** What people call the state with this path; the path itself where the chart has no such state, or it has no title. */
export function titleOfState(chart: Chart, path: string): LocalizedText {
  return titles(chart).get(path) ?? { zh: path, en: path };
}

function titles(chart: Chart): ReadonlyMap<string, LocalizedText> {
  const known = titlesOf.get(chart);
  if (known) return known;
  const found = new Map(chart.states.flatMap(({ path, title }) => (title ? [[path, title] as const] : [])));
  titlesOf.set(chart, found);
  return found;
}
