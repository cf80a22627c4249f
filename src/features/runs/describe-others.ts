import type { Chart } from '../../engine/chart/chart.js';
import type { Effect } from '../../engine/run/effect.js';
import type { MessageValues } from '../../platform/domain-error.js';
import type { Locale, LocalizedText } from '../../platform/localized-text.js';

/** A message's code, and what it speaks of. */
export interface Telling {
  readonly code: string;
  readonly values?: MessageValues;
}

/** What the tellings of others need to know. */
interface OthersStory {
  readonly effects: readonly Effect[];
  readonly chart: Chart;
  /** What other playbooks are called, by key. */
  readonly playbooks: ReadonlyMap<string, LocalizedText>;
  readonly locale: Locale;
}

/** What an event makes a run do with other runs, and with locks. */
export function tellOthers({ effects, chart, playbooks, locale }: OthersStory): Telling[] {
  const title = (key: string): string => playbooks.get(key)?.[locale] ?? key;
  return effects.flatMap((effect): Telling[] => {
    switch (effect.type) {
      case 'child.start':
        return [{ code: 'HISTORY_CHILD_STARTED', values: { playbook: title(effect.playbook) } }];
      case 'child.cancel':
      case 'child.release': {
        const code = effect.type === 'child.cancel' ? 'HISTORY_CHILD_CANCELLED' : 'HISTORY_CHILD_RELEASED';
        return [{ code, values: { playbook: title(playbookAt(chart, effect.invocation)) } }];
      }
      case 'lock.request':
        return [{ code: 'HISTORY_LOCK_REQUESTED', values: { lock: lockTitle(chart, effect.lock, locale) } }];
      case 'lock.release': {
        const lock = lockTitle(chart, lockAt(chart, effect.invocation), locale);
        return [{ code: 'HISTORY_LOCK_RELEASED', values: { lock } }];
      }
      default:
        return [];
    }
  });
}

/** Keys of the playbooks that the effects start, or no longer wait for. */
export function playbooksIn(effects: readonly Effect[], chart: Chart): string[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'child.start') return [effect.playbook];
    const isLeft = effect.type === 'child.cancel' || effect.type === 'child.release';
    return isLeft ? [playbookAt(chart, effect.invocation)] : [];
  });
}

/** What people call the lock. */
export function lockTitle({ definition }: Chart, lock: string, locale: Locale): string {
  return definition.locks[lock]?.title[locale] ?? lock;
}

function playbookAt({ states }: Chart, invocation: string): string {
  const [set] = invocation.split('#');
  const child = states
    .flatMap(({ childRuns }) => childRuns)
    .find((one) => one.invocation === invocation)?.playbook;
  return (
    child ??
    states.flatMap(({ instances }) => instances).find((one) => one.invocation === set)?.of ??
    invocation
  );
}

function lockAt({ states }: Chart, invocation: string): string {
  const uses = states.flatMap(({ locks }) => locks);
  return uses.find((use) => use.invocation === invocation)?.lock ?? invocation;
}
