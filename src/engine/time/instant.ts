import { Temporal } from 'temporal-polyfill';

/** A moment as the engine writes it: ISO 8601, UTC, milliseconds, as `2024-03-01T09:30:00.000Z`. */
export type InstantText = string;

/** Milliseconds since 1970 of an ISO 8601 instant. Throws a `RangeError` when it is none. */
export function epochMilliseconds(instant: string): number {
  // What the engine wrote itself, and so nearly every instant, needs no calendar to be read.
  const quick = Date.parse(instant);
  if (!Number.isNaN(quick) && instantText(quick) === instant) return quick;
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The one form the engine writes. In it, later moments compare greater as strings (years 0 to 9999). */
export function instantText(epoch: number): InstantText {
  return new Date(epoch).toISOString();
}
