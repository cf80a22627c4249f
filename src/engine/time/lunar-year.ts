import chineseDays from 'chinese-days';

// The package is CommonJS, and Node finds nothing in it but its default export, whatever its types say.
// oxlint-disable-next-line import/no-named-as-default-member
const { getYearLeapMonth, monthDays } = chineseDays;

const DAY = 86_400_000;
const FIRST = 1900;
const LAST = 2100;
const FIRST_NEW_YEAR = Date.UTC(1900, 0, 31);

/**
 * The first day of the lunar year that begins in a year of the common calendar, as `2027-02-06`. Throws a `RangeError`
 * outside of 1900 to 2100, of which the library has tables.
 */
export function springFestival(year: number): string {
  if (!Number.isInteger(year) || year < FIRST || year > LAST) {
    throw new RangeError(`Spring Festival is known of ${FIRST} to ${LAST}, not of ${year}`);
  }
  // Counted up from the lengths of lunar months: the library's own conversion depends on the machine's time zone.
  let days = 0;
  for (let before = FIRST; before < year; before += 1) days += lengthOfLunarYear(before);
  return new Date(FIRST_NEW_YEAR + days * DAY).toISOString().slice(0, 10);
}

function lengthOfLunarYear(year: number): number {
  let days = getYearLeapMonth(year).days;
  for (let month = 1; month <= 12; month += 1) days += monthDays(year, month);
  return days;
}
