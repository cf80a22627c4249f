import { groupBy } from '../../../src/platform/group-by.js';
import { type Entry, runOf, verdictOf } from '../load/ledger.js';
import { type Finding, finder } from './run-history.js';

/** A run as its starter knows it: by the key in its title. */
export interface StartedRun {
  readonly id: string;
  readonly title: string;
}

/** Each acknowledged start made one run, the one that was named; none made two; a refused one made none. */
export function checkStarts(entries: readonly Entry[], runs: readonly StartedRun[]): Finding[] {
  const byTitle = groupBy(runs, ({ title }) => title);
  return entries
    .filter(({ operation }) => operation === 'startRun')
    .flatMap((entry) => {
      const ids = (byTitle.get(entry.key) ?? []).map(({ id }) => id);
      const find = finder('starts', runOf(entry));
      const verdict = verdictOf(entry);
      const tell = (what: string): Finding =>
        find(`start ${entry.key} ${what}`, { ids, attempts: entry.attempts });
      if (ids.length > 1) return [tell(`made ${ids.length} runs`)];
      if (verdict === 'refused' && ids.length > 0) return [tell('was refused and made a run')];
      const told = new Set(
        entry.attempts.flatMap(({ outcome }) => (outcome.kind === 'acknowledged' ? [outcome.runId] : [])),
      );
      const right = [...told].every((id) => ids.includes(id));
      return right ? [] : [tell('was acknowledged with another run than it made')];
    });
}
