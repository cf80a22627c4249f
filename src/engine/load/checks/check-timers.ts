import type { Location } from '../../chart/state-tree.js';
import { parseOffset } from '../../time/date-span.js';
import type { WorkingTimeDefinition } from '../../chart/timer-definition.js';
import { parseDuration } from '../../time/duration.js';
import { parseDay, workingCalendar, workingCalendarNames } from '../../time/working-calendar.js';
import { parseWorkingHours } from '../../time/working-time.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import type { TimerSource } from '../playbook-source.js';
import { suggestName } from '../suggest-name.js';
import { checkExpressionAt } from './check-expression-at.js';

/** Named timers and the working time they may count. */
export function checkTimers({ source }: CheckSubject): Finding[] {
  const { timers = {}, workingTime } = source;
  return [
    ...Object.entries(timers).flatMap(([name, timer]) => checkTimer(name, timer, workingTime !== undefined)),
    ...checkHours(workingTime?.hours ?? []),
    ...(workingTime === undefined ? [] : [...checkCalendar(workingTime), ...checkCompanyDays(workingTime)]),
  ];
}

/** What says when the timers end that run until a date. */
export function checkTimerDates(subject: CheckSubject): Finding[] {
  return Object.entries(subject.source.timers ?? {}).flatMap(([name, { until }]) =>
    until === undefined
      ? []
      : checkExpressionAt(until, 'string', { kind: 'none' }, ['timers', name, 'until'], subject),
  );
}

/** What stands in `after` and `due`: a duration, or a timer's name. */
export function checkSpan(text: string, location: Location, timers: readonly string[]): Finding[] {
  if (timers.includes(text) || parseDuration(text) !== null) return [];
  // No name begins in upper case, and every duration does.
  return /^[a-z]/.test(text)
    ? [error('UNKNOWN_TIMER', location, { name: text, detail: suggestName(text, timers) })]
    : [error('INVALID_DURATION', location, { name: text })];
}

function checkTimer(name: string, timer: TimerSource, hasWorkingTime: boolean): Finding[] {
  const place = ['timers', name];
  if (timer.until !== undefined) return checkDate(timer, place);
  const { duration: text, counts, offset } = timer;
  if (offset !== undefined) return [error('OFFSET_WITHOUT_DATE', [...place, 'offset'], { name })];
  if (text === undefined) return [error('MISSING_KEY', place, { name: 'duration' })];
  const duration = parseDuration(text);
  if (duration === null) return [error('INVALID_DURATION', [...place, 'duration'], { name: text })];
  if (counts !== 'working') return [];
  return [
    ...(hasWorkingTime ? [] : [error('WORKING_TIME_MISSING', [...place, 'counts'], { name })]),
    ...(duration.months > 0 ? [error('WORKING_TIME_IN_MONTHS', [...place, 'duration'], { name: text })] : []),
  ];
}

/** A date is on one day, however long it takes until then; and it needs a name that people can read. */
function checkDate(timer: TimerSource, place: Location): Finding[] {
  const { title, offset } = timer;
  const idle = (['duration', 'counts', 'onPause'] as const).filter((key) => timer[key] !== undefined);
  return [
    ...idle.map((key) => error('TIMER_WITH_DATE', [...place, key], { name: key })),
    ...(title === undefined ? [error('MISSING_KEY', place, { name: 'title' })] : []),
    ...(offset !== undefined && parseOffset(offset) === null
      ? [error('INVALID_DURATION', [...place, 'offset'], { name: offset })]
      : []),
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

function checkCalendar({ calendar }: WorkingTimeDefinition): Finding[] {
  if (workingCalendar(calendar) !== null) return [];
  // Of all the regions only those of the country are of interest.
  const country = calendar.split('-', 1)[0] ?? '';
  const near = workingCalendarNames().filter((name) => !name.includes('-') || name.startsWith(`${country}-`));
  const place = ['workingTime', 'calendar'];
  return [error('UNKNOWN_CALENDAR', place, { name: calendar, detail: suggestName(calendar, near) })];
}

/** The company's own days: that there are such days, and that none is both. */
function checkCompanyDays({ companyDays = {} }: WorkingTimeDefinition): Finding[] {
  const { off = [], work = [] } = companyDays;
  const place = ['workingTime', 'companyDays'];
  return [
    ...[...off.entries()].flatMap(([index, day]) => checkDay(day, [...place, 'off', index])),
    ...[...work.entries()].flatMap(([index, day]) => [
      ...checkDay(day, [...place, 'work', index]),
      ...(off.includes(day) ? [error('DAY_OFF_AND_WORKED', [...place, 'work', index], { name: day })] : []),
    ]),
  ];
}

function checkDay(text: string, location: Location): Finding[] {
  return parseDay(text) === null ? [error('INVALID_DAY', location, { name: text })] : [];
}
