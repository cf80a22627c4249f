import chineseDays from 'chinese-days';
import { DAY, isMondayToFriday } from './weekdays.js';

// The package is CommonJS, and Node finds nothing in it but its default export, whatever its types say.
// oxlint-disable-next-line import/no-named-as-default-member
const { getDayDetail } = chineseDays;

/**
 * Mondays to Fridays, without the public holidays and with the make-up workdays that the State Council has announced; in
 * years of which the library does not know, Mondays to Fridays alone.
 */
export function isChineseWorkday(day: number): boolean {
  // The library reads dates by the machine's own zone, its tables as well: those agree wherever the machine is, but the day
  // of the week may be that of the day before. So it is asked for what is announced alone.
  const { name, work } = getDayDetail(new Date(day * DAY).toISOString().slice(0, 10));
  return WEEKDAYS.has(name) ? isMondayToFriday(day) : work;
}

/** What the library calls a day of which nothing is announced. */
const WEEKDAYS: ReadonlySet<string> = new Set([
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]);
