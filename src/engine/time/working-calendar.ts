import chineseDays from 'chinese-days';

// The package is CommonJS, and Node finds nothing in it but its default export, whatever its types say.
// oxlint-disable-next-line import/no-named-as-default-member
const { getDayDetail } = chineseDays;

/** True when people work on this day, counted from 1 January 1970. */
export type IsWorkday = (day: number) => boolean;

const DAY = 86_400_000;

/** The calendars that a playbook's working time can name. */
export const WORKING_CALENDARS: Readonly<Record<'CN', IsWorkday>> = { CN: isChineseWorkday };

/**
 * Mondays to Fridays, without the public holidays and with the make-up workdays that the State Council has announced; in
 * years of which the library does not know, Mondays to Fridays alone.
 */
function isChineseWorkday(day: number): boolean {
  const date = new Date(day * DAY);
  // The library reads dates by the machine's own zone, its tables as well: those agree wherever the machine is, but the day
  // of the week may be that of the day before. So it is asked for what is announced alone.
  const { name, work } = getDayDetail(date.toISOString().slice(0, 10));
  return WEEKDAYS.has(name) ? isMondayToFriday(date) : work;
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

function isMondayToFriday(date: Date): boolean {
  return date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
}
