import { DomainError } from './domain-error.js';

const KEY = /^[a-z][a-z0-9-]*$/;

/** The trimmed text; throws `FIELD_REQUIRED` where it is empty, `FIELD_TOO_LONG` where it is longer than `most`. */
export function checkText(value: string, path: readonly string[], most = 200): string {
  const text = value.trim();
  if (text === '') throw new DomainError('FIELD_REQUIRED', {}, path);
  if (text.length > most) throw new DomainError('FIELD_TOO_LONG', { most }, path);
  return text;
}

/** A kebab-case key of the organisation; throws `INVALID_KEY`. */
export function checkKey(value: string, path: readonly string[]): string {
  if (!KEY.test(value) || value.length > 60)
    throw new DomainError('INVALID_KEY', { key: value.slice(0, 60) }, path);
  return value;
}

/** Throws `DATES_REVERSED` where `to` is before `from` (ISO dates, or instants). */
export function checkPeriod<T extends string | Date>(
  from: T,
  to: T | null | undefined,
  path: readonly string[],
): void {
  if (to != null && to < from) throw new DomainError('DATES_REVERSED', {}, path);
}

/** Throws `NUMBER_OUT_OF_RANGE`; both ends are allowed values. */
export function checkRange(value: number, least: number, most: number, path: readonly string[]): number {
  if (!(value >= least && value <= most)) throw new DomainError('NUMBER_OUT_OF_RANGE', { least, most }, path);
  return value;
}
