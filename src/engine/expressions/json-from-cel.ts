import type { JsonValue } from '../json.js';

/**
 * Turns what an expression yielded into JSON. Whole numbers come as `bigint` and become numbers.
 * Throws a `RangeError` for numbers that JSON cannot hold, a `TypeError` for values that are not data.
 */
export function jsonFromCel(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'bigint') return safe(value);
  if (Array.isArray(value)) return value.map(jsonFromCel);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return objectOf([...value.entries()]);
  if (typeof value === 'object' && isPlain(value)) return objectOf(Object.entries(value));
  throw new TypeError('the expression yields something that is not JSON');
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`the expression yields ${value}`);
  // JSON has no negative zero.
  return value === 0 ? 0 : value;
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`the expression yields ${value}, too large for JSON`);
  return number;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function objectOf(entries: [unknown, unknown][]): JsonValue {
  return Object.fromEntries(entries.map(([key, item]) => [String(key), jsonFromCel(item)]));
}
