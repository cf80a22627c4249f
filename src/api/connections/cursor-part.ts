import { isUuid } from '../ids/node-id.js';

/** What an element of a cursor's key must be. A forged cursor is refused before the database meets it. */
export type CursorPart = 'id' | 'text' | 'number' | 'day' | 'instant' | 'instant or none';

/** Of PostgreSQL's `integer`. */
const LARGEST_INTEGER = 2_147_483_647;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const CHECKS: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && isUuid(value),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  number: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_INTEGER,
  day: (value) => typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)),
  instant: isInstant,
  'instant or none': (value) => value === null || isInstant(value),
};

export function isCursorPart(part: CursorPart, value: unknown): boolean {
  return CHECKS[part](value);
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
