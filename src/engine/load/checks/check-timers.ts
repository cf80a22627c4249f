import type { Location } from '../../chart/state-tree.js';
import { parseDuration } from '../../time/duration.js';
import { parseWorkingHours } from '../../time/working-time.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import type { TimerSource } from '../playbook-source.js';
import { suggestName } from '../suggest-name.js';

/** Named timers and the working time they may count. */
export function checkTimers({ source }: CheckSubject): Finding[] {
  const { timers = {}, workingTime } = source;
  return [
    ...Object.entries(timers).flatMap(([name, timer]) => checkTimer(name, timer, workingTime !== undefined)),
    ...checkHours(workingTime?.hours ?? []),
  ];
}

/** What stands in `after` and `due`: a duration, or a timer's name. */
export function checkSpan(text: string, location: Location, timers: readonly string[]): Finding[] {
  if (timers.includes(text) || parseDuration(text) !== null) return [];
  // No name begins in upper case, and every duration does.
  return /^[a-z]/.test(text)
    ? [error('UNKNOWN_TIMER', location, { name: text, detail: suggestName(text, timers) })]
    : [error('INVALID_DURATION', location, { name: text })];
}

function checkTimer(
  name: string,
  { duration: text, counts }: TimerSource,
  hasWorkingTime: boolean,
): Finding[] {
  const place = ['timers', name];
  const duration = parseDuration(text);
  if (duration === null) return [error('INVALID_DURATION', [...place, 'duration'], { name: text })];
  if (counts !== 'working') return [];
  return [
    ...(hasWorkingTime ? [] : [error('WORKING_TIME_MISSING', [...place, 'counts'], { name })]),
    ...(duration.months > 0 ? [error('WORKING_TIME_IN_MONTHS', [...place, 'duration'], { name: text })] : []),
  ];
}

function checkHours(hours: readonly string[]): Finding[] {
  let end = 0;
  return hours.flatMap((text, index) => {
    const parsed = parseWorkingHours(text);
    const isWrong = parsed === null || parsed.from < end;
    end = parsed?.to ?? end;
    return isWrong ? [error('INVALID_HOURS', ['workingTime', 'hours', index], { name: text })] : [];
  });
}
