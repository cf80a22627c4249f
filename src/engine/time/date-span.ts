import { Temporal } from 'temporal-polyfill';
import { parseDuration, type Duration } from './duration.js';
import { instantText, type InstantText } from './instant.js';

/** How far from a date: a duration before or after it. */
export interface Offset {
  readonly sign: 1 | -1;
  readonly duration: Duration;
}

/** Reads `P3D`, and `-P30D` for before. `null` when it is neither. */
export function parseOffset(text: string): Offset | null {
  const before = text.startsWith('-');
  const duration = parseDuration(before ? text.slice(1) : text);
  return duration === null ? null : { sign: before ? -1 : 1, duration };
}

/**
 * The instant that a date means in a zone, which is when the day begins there, or that an instant with its offset from UTC
 * is; then so far from it, days by the calendar on the wall. Throws a `RangeError` when the text is neither.
 */
export function instantOfDate(text: string, offset: Offset | null, timeZone: string): InstantText {
  const wall = DATE.test(text)
    ? Temporal.PlainDate.from(text).toZonedDateTime(timeZone)
    : Temporal.Instant.from(text).toZonedDateTimeISO(timeZone);
  if (offset === null) return instantText(wall.epochMilliseconds);
  const { sign, duration } = offset;
  const { months, days, milliseconds } = duration;
  const onTheDay = sign > 0 ? wall.add({ months, days }) : wall.subtract({ months, days });
  return instantText(onTheDay.epochMilliseconds + sign * milliseconds);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
