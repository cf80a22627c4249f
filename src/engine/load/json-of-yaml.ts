import type { Location } from '../chart/state-tree.js';
import type { JsonValue } from '../json.js';
import { error, type Finding } from './finding.js';

const MAX_DEPTH = 64;

/** NUL and halves of surrogate pairs: JSON can write them, but neither databases nor people can keep or read them. */
// eslint-disable-next-line no-control-regex
export const FORBIDDEN_CHARACTER = /[\u0000\p{Surrogate}]/u;

/**
 * A copy of what YAML yielded that is JSON through and through: nothing shared, nothing circular. What cannot be
 * JSON is reported and stands as `null` in the copy.
 */
export function jsonOfYaml(value: unknown): { json: JsonValue; findings: Finding[] } {
  const findings: Finding[] = [];
  const around = new Set<object>();

  function refuse(location: Location, detail: string): null {
    findings.push(error('NOT_JSON', location, { detail }));
    return null;
  }

  function copy(from: unknown, location: Location): JsonValue {
    if (typeof from === 'string') checkCharacters(from, location);
    if (from === null || typeof from === 'string' || typeof from === 'boolean') return from;
    if (typeof from === 'number') return Number.isFinite(from) ? from : refuse(location, String(from));
    if (typeof from !== 'object' || !isCollection(from)) return refuse(location, typeof from);
    if (around.has(from)) return refuse(location, 'an alias to what it is part of');
    if (location.length > MAX_DEPTH) return refuse(location, `more than ${MAX_DEPTH} levels deep`);
    around.add(from);
    const copied = copyInside(from, location);
    around.delete(from);
    return copied;
  }

  function checkCharacters(text: string, location: Location): void {
    if (FORBIDDEN_CHARACTER.test(text)) findings.push(error('FORBIDDEN_CHARACTER', location));
  }

  function copyInside(from: object, location: Location): JsonValue {
    if (Array.isArray(from)) return from.map((item, index) => copy(item, [...location, index]));
    return Object.fromEntries(
      Object.entries(from).map(([key, item]) => {
        checkCharacters(key, [...location, key]);
        return [key, copy(item, [...location, key])];
      }),
    );
  }

  const json = copy(value, []);
  return { json, findings };
}

function isCollection(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
