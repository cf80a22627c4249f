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
  if (dates.months === 0) {
    // Where no clock is changed in between, a day has 24 hours.
    const later = epoch + dates.days * DAY;
    const { from, to } = unchangedAround(epoch, timeZone);
    if (from <= epoch && later < to) return later;
  }
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).add(dates)
    .epochMilliseconds;
}

const DAY = 86_400_000;

/** A time in which a zone keeps its distance from UTC. Milliseconds since 1970. */
interface Unchanged {
  readonly from: number;
  readonly to: number;
}

/** Of each zone the one that was asked for last: a memory, on which no answer depends. */
const unchanged = new Map<string, Unchanged>();

function unchangedAround(epoch: number, timeZone: string): Unchanged {
  const known = unchanged.get(timeZone);
  if (known !== undefined && known.from <= epoch && epoch < known.to) return known;
  const wall = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const next = wall.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  // What lies before is not needed: a run's instants go on. An earlier one is asked for anew.
  const found = { from: epoch, to: next };
  unchanged.set(timeZone, found);
  return found;
}
