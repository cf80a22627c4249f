import { isJsonObject, type JsonValue } from '../json.js';

/** Paths of the states that an XState value names, parents included, sorted. */
export function activeStates(value: JsonValue): string[] {
  return pathsIn(value, '').sort();
}

function pathsIn(value: JsonValue, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => [
    prefix + key,
    ...pathsIn(inside, `${prefix}${key}.`),
  ]);
}
