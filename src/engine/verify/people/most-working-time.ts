import type { WorkingTimeDefinition } from '../../chart/timer-definition.js';
import type { Duration } from '../../time/duration.js';
import type { TimeSpan } from '../../time/time-span.js';
import { DAY, isMondayToFriday, type IsWorkday } from '../../time/weekdays.js';
import { withCompanyDays, workingCalendar } from '../../time/working-calendar.js';
import { parseWorkingHours, type WorkingHours } from '../../time/working-time.js';

/** When people work, clocks in the zone taken to go evenly. */
export interface WorkWeek {
  readonly hours: readonly WorkingHours[];
  readonly isWorkday: IsWorkday;
}

const HOUR = 3_600_000;
const EIGHT_HOURS: readonly WorkingHours[] = [{ from: 9 * HOUR, to: 17 * HOUR }];

/** A year with all its holidays and make-up days, that opening days are tried in. */
const FIRST_DAY = Date.UTC(2026, 0, 1) / DAY;
const DAYS = 365;

/** A month is as long as can be, so that nobody is blamed without need. */
const LONGEST_MONTH = 31;

/** As the playbook says, or eight hours from Monday to Friday. */
export function workWeek(definition: WorkingTimeDefinition | undefined): WorkWeek {
  if (definition === undefined) return { hours: EIGHT_HOURS, isWorkday: remembered(isMondayToFriday) };
  const { calendar, hours, companyDays } = definition;
  const parsed = hours.map(parseWorkingHours).filter((each) => each !== null);
  const isWorkday = withCompanyDays(workingCalendar(calendar) ?? isMondayToFriday, companyDays);
  return { hours: parsed.length > 0 ? parsed : EIGHT_HOURS, isWorkday: remembered(isWorkday) };
}

/** How long a piece of work is; its days are working days. */
export function hoursWithin({ months, days, milliseconds }: Duration, week: WorkWeek): number {
  return (months * LONGEST_MONTH + days) * until(DAY, week) + milliseconds;
}

/** The working time in milliseconds between opening and the end of the span, on the day of a year that leaves most of it. */
export function mostWorkingTime({ counts, duration }: TimeSpan, week: WorkWeek): number {
  if (counts === 'working') return hoursWithin(duration, week);
  const days = duration.months * LONGEST_MONTH + duration.days;
  if (days + duration.milliseconds / DAY > DAYS) return Infinity;
  const isWorkday = Array.from({ length: 2 * DAYS + 2 }, (_, day) => week.isWorkday(FIRST_DAY + day));
  // Working time from the beginning of the year to the beginning of each day.
  const before = [0];
  for (const works of isWorkday) before.push((before.at(-1) ?? 0) + (works ? until(DAY, week) : 0));
  const at = (time: number) => {
    const day = Math.floor(time / DAY);
    return (before[day] ?? 0) + (isWorkday[day] === true ? until(time % DAY, week) : 0);
  };
  const length = days * DAY + duration.milliseconds;
  let most = 0;
  for (let day = 0; day < DAYS; day++) {
    for (const { from } of week.hours) {
      const opens = day * DAY + from;
      most = Math.max(most, at(opens + length) - at(opens));
    }
  }
  return most;
}

/** Working time of a working day up to a time of it. */
function until(time: number, { hours }: WorkWeek): number {
  return hours.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, time) - from), 0);
}

/** Every task of a playbook asks for the same days, and a calendar takes its time. */
function remembered(isWorkday: IsWorkday): IsWorkday {
  const known = new Map<number, boolean>();
  return (day) => {
    const works = known.get(day) ?? isWorkday(day);
    known.set(day, works);
    return works;
  };
}
