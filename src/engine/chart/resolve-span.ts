import { own } from '../own.js';
import { parseDuration } from '../time/duration.js';
import type { TimeSpan } from '../time/time-span.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import type { PauseMeaning } from './timer-definition.js';

export interface ResolvedSpan extends TimeSpan {
  readonly onPause: PauseMeaning;
}

/**
 * What `after` and `due` mean by a text: one of the playbook's timers, or an ISO 8601 duration by the calendar, of which a
 * pause keeps the remainder. `null` when it is neither. No name is a duration: names begin in lower case.
 */
export function resolveSpan(
  text: string,
  { timers }: Pick<PlaybookDefinition, 'timers'>,
): ResolvedSpan | null {
  const timer = own(timers, text);
  const duration = parseDuration(timer?.duration ?? text);
  if (duration === null) return null;
  return { counts: timer?.counts ?? 'calendar', duration, onPause: timer?.onPause ?? 'keepRemainder' };
}
