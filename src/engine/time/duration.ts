/** Whole parts of an ISO 8601 duration; weeks and days are calendar days, months and years calendar months. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const PATTERN =
  /^P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?$/;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A month and a year as long as they are on average in the Gregorian calendar's 400 years. */
const NOMINAL_MONTH = 30.436_875 * DAY;
const LONGEST = 100 * 12 * NOMINAL_MONTH;

/**
 * Reads `P3D`, `PT4H`, `P1M`, `P1DT12H` and the like. `null` when it is not ISO 8601 in whole numbers, is zero, or is
 * longer than a hundred years.
 */
export function parseDuration(text: string): Duration | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const duration = {
    months: 12 * (years ?? 0) + (months ?? 0),
    days: 7 * (weeks ?? 0) + (days ?? 0),
    milliseconds: HOUR * (hours ?? 0) + MINUTE * (minutes ?? 0) + SECOND * (seconds ?? 0),
  };
  const length = nominalMilliseconds(duration);
  return length > 0 && length <= LONGEST ? duration : null;
}

/** How long it is on average, for estimates and for sorting; never for a due date. */
export function nominalMilliseconds(duration: Duration): number {
  return Math.round(duration.months * NOMINAL_MONTH) + duration.days * DAY + duration.milliseconds;
}
