import chineseDays from 'chinese-days';

// The package is CommonJS, and Node finds nothing in it but its default export, whatever its types say.
// oxlint-disable-next-line import/no-named-as-default-member
const { isWorkday } = chineseDays;

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
  // The library reads a Date by the clock of the machine: noon of the same date is that date everywhere.
  return isWorkday(new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12));
}
