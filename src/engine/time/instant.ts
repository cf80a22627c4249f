/** A moment as the engine writes it: ISO 8601, UTC, milliseconds, as `2024-03-01T09:30:00.000Z`. */
export type InstantText = string;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an ISO 8601 instant. Throws a `RangeError` when it is none. */
export function epochMilliseconds(instant: string): number {
  const milliseconds = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`);
  return milliseconds;
}

/** The one form the engine writes. In it, later moments compare greater as strings (years 0 to 9999). */
export function instantText(epoch: number): InstantText {
  return new Date(epoch).toISOString();
}
