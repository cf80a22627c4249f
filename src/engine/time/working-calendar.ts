import { isChineseWorkday } from './chinese-calendar.js';
import { holidayCalendars, publicHolidays } from './public-holidays.js';
import { DAY, dayOfWeek, type IsWorkday } from './weekdays.js';

/** Days on which a company does otherwise than the country, `2026-12-24`. */
export interface CompanyDays {
  readonly off?: readonly string[];
  readonly work?: readonly string[];
}

/** Countries whose weekend is Friday and Saturday; everywhere else it is taken to be Saturday and Sunday. */
const FRIDAY_AND_SATURDAY: ReadonlySet<string> = new Set(
  'BD BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'.split(' '),
);

const calendars = new Map<string, IsWorkday | null>();

/**
 * When people work by a calendar: `CN` (with its make-up workdays), another country's as `DE`, or a region's as `DE-BY`.
 * `null` when there is no calendar of that name. What it says depends on the versions of the libraries alone, which
 * are pinned, since due dates must come out the same when a run is replayed.
 */
export function workingCalendar(name: string): IsWorkday | null {
  const known = calendars.get(name);
  if (known !== undefined) return known;
  const made = name === 'CN' ? isChineseWorkday : calendarOf(name);
  // Names that mean nothing are not kept: anybody may send any number of them.
  if (made !== null) calendars.set(name, made);
  return made;
}

/** Names of all calendars. */
export function workingCalendarNames(): string[] {
  return ['CN', ...holidayCalendars().filter((name) => !name.startsWith('CN'))];
}

/** A calendar with a company's own days on top. */
export function withCompanyDays(isWorkday: IsWorkday, { off = [], work = [] }: CompanyDays = {}): IsWorkday {
  if (off.length === 0 && work.length === 0) return isWorkday;
  const [free, worked] = [new Set(off.map(dayOf)), new Set(work.map(dayOf))];
  return (day) => worked.has(day) || (!free.has(day) && isWorkday(day));
}

/** Reads `2026-12-24` as a day counted from 1 January 1970. `null` when there is no such day. */
export function parseDay(text: string): number | null {
  const day = dayOf(text);
  return Number.isInteger(day) && new Date(day * DAY).toISOString().startsWith(text) ? day : null;
}

function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

function calendarOf(name: string): IsWorkday | null {
  const isHoliday = name.startsWith('CN') ? null : publicHolidays(name);
  if (isHoliday === null) return null;
  const weekend = FRIDAY_AND_SATURDAY.has(name.slice(0, 2)) ? [5, 6] : [6, 0];
  return (day) => !weekend.includes(dayOfWeek(day)) && !isHoliday(day);
}
