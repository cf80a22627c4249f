import { Temporal } from 'temporal-polyfill';
import type { Duration } from './duration.js';
import { epochMilliseconds, instantText, type InstantText } from './instant.js';

/**
 * The instant a duration later, as a calendar on the wall in `timeZone` (IANA) would have it: months, then days,
 * keeping the time of day (a month after 31 January is the last of February); hours, minutes and seconds then
 * pass as they are. Throws a `RangeError` for an unknown zone or an instant that is none.
 */
export function addDuration(instant: InstantText, duration: Duration, timeZone: string): InstantText {
  const start = epochMilliseconds(instant);
  const { months, days, milliseconds } = duration;
  // Temporal costs some thirty times plain arithmetic, and most timers of a busy chart count hours.
  const onTheDay = months === 0 && days === 0 ? start : addDates(start, { months, days }, timeZone);
  return instantText(onTheDay + milliseconds);
}

function addDates(epoch: number, dates: { months: number; days: number }, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).add(dates)
    .epochMilliseconds;
}
