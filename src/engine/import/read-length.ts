import { parseDuration } from '../time/duration.js';

const UNITS: readonly (readonly [RegExp, string, 'date' | 'time'])[] = [
  [/^(w|weeks?|周|星期)$/i, 'W', 'date'],
  [/^(d|days?|天|日|工作日)$/i, 'D', 'date'],
  [/^(months?|个?月)$/i, 'M', 'date'],
  [/^(h|hrs?|hours?|小时|个小时|时)$/i, 'H', 'time'],
  [/^(m|mins?|minutes?|分钟?)$/i, 'M', 'time'],
];

/**
 * An ISO 8601 duration out of what people write: `PT8H`, `8h`, `3 days`, `2 天`, `8`; a bare number counts in `bare`. `null`
 * for anything else: dates, parts of hours, nothing.
 */
export function readLength(text: string, bare: 'H' | 'D'): string | null {
  const trimmed = text.trim();
  if (parseDuration(trimmed) !== null) return trimmed;
  const match = /^(\d+)\s*(\D*)$/.exec(trimmed);
  if (match === null) return null;
  const [, count = '', unit = ''] = match;
  const found = UNITS.find(([pattern]) => pattern.test(unit.trim()));
  const [letter, kind] = unit === '' ? [bare, bare === 'H' ? 'time' : 'date'] : [found?.[1], found?.[2]];
  if (letter === undefined) return null;
  const duration = kind === 'time' ? `PT${count}${letter}` : `P${count}${letter}`;
  return parseDuration(duration) === null ? null : duration;
}
