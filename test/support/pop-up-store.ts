import { readFileSync } from 'node:fs';
import type { Chart } from '../../src/engine/chart/chart.js';
import type { PartFile } from '../../src/engine/load/expand/part.js';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';

/** The text of the playbook that shows every part of the vocabulary once. */
export const POP_UP_STORE = readFileSync(
  new URL('playbooks/pop-up-store/playbook.yaml', import.meta.url),
  'utf8',
);

export function popUpStore(): Chart {
  return soundChart(POP_UP_STORE);
}

/** The chart of a playbook that is expected to be sound. */
export function soundChart(source: string, parts: readonly PartFile[] = []): Chart {
  const result = loadPlaybook(source, {}, parts);
  if (result.ok) return result.chart;
  throw new Error(result.problems.map(({ line, code, path }) => `${line}: ${code} ${path}`).join('\n'));
}
