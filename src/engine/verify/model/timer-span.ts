import type { ResolvedSpan } from '../../chart/resolve-span.js';
import type { Span } from '../explore/zone.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The fewest and the most days of so many months in a row, wherever in the calendar they begin. */
const SHORTEST = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365];
const LONGEST = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366];

/** A timer until a date: how far away that is, no one knows beforehand. */
export const ANY_TIME: Span = { least: 0, most: 100 * 366 * DAY };

/** Zones whose clocks are never changed; a day elsewhere may have 23 hours or 25. */
const STEADY: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'UTC',
  'Etc/UTC',
  'Asia/Tokyo',
  'Asia/Singapore',
]);

/** Holidays and weekends in a row, and the night before the first working hour, stretch working time by at most so much. */
const LONGEST_BREAK = 11 * DAY;

/** How long a timer can be, in milliseconds that pass. */
export function spanOf({ counts, duration }: ResolvedSpan, timeZone: string): Span {
  const { months, days, milliseconds } = duration;
  if (counts === 'working') {
    const workdays = days + milliseconds / (4 * HOUR);
    return { least: days * DAY + milliseconds, most: Math.ceil(workdays) * 3 * DAY + LONGEST_BREAK };
  }
  const drift = STEADY.has(timeZone) || (months === 0 && days === 0) ? 0 : HOUR;
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const least = years * 365 + (SHORTEST[rest] ?? 0) + days;
  const most = years * 366 + (LONGEST[rest] ?? 0) + days;
  return { least: least * DAY + milliseconds - drift, most: most * DAY + milliseconds + drift };
}
