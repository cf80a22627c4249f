import type { Chart } from '../../engine/chart/chart.js';
import type { Locale } from '../../platform/localized-text.js';
import { AuthoringError } from './authoring.errors.js';
import { describeProblems } from './describe-problems.js';
import { readPlaybook } from './read-playbook.js';
import { Unreadable } from './try-to-read.js';

/** The chart of a playbook file. Throws an `AuthoringError` that lists everything that is wrong with it. */
export async function requirePlaybook(file: string, locale: Locale): Promise<Chart> {
  const loaded = await readPlaybook(file);
  if (loaded instanceof Unreadable) {
    const why =
      locale === 'zh' ? `无法读取 ${file}（${loaded.why}）` : `${file} cannot be read (${loaded.why})`;
    throw new AuthoringError('UNREADABLE', why, 2);
  }
  if (loaded.ok) return loaded.chart;
  throw new AuthoringError('PLAYBOOK_WRONG', describeProblems(file, loaded.problems, locale), 2);
}
