import { DomainError } from './domain-error.js';

const EARLIEST = '1900-01-01';
const LATEST = '2999-12-31';

/** A calendar day (`YYYY-MM-DD`) that records can hold; throws `DATE_OUT_OF_RANGE` for one of another age. */
export function checkDay(day: string, path: readonly string[]): string {
  if (day < EARLIEST || day > LATEST) {
    throw new DomainError('DATE_OUT_OF_RANGE', { earliest: EARLIEST, latest: LATEST }, path);
  }
  return day;
}
