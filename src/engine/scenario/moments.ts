import { Temporal } from 'temporal-polyfill';
import { epochMilliseconds, instantText, type InstantText } from '../time/instant.js';

/** True for ISO 8601 with an offset. */
export function isInstant(text: string): boolean {
  return readInstant(text) !== null;
}

/** In the engine's form; `null` when it is none. */
export function readInstant(text: string): InstantText | null {
  try {
    return instantText(epochMilliseconds(text));
  } catch {
    return null;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True when an instant is the one that is expected, or on the day that is, as the calendar in `timeZone` has it. */
export function isMoment(expected: string, instant: InstantText, timeZone: string): boolean {
  if (DAY.test(expected)) return wallClock(instant, timeZone).slice(0, 10) === expected;
  return readInstant(expected) === instant;
}

/** What the clock on the wall says, as `2026-03-02T09:00:00+08:00`. */
export function wallClock(instant: InstantText, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
