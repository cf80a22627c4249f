import type { JsonValue } from '../engine/json.js';
import { DomainError } from '../platform/domain-error.js';
import { isStorable } from '../platform/is-storable.js';

const DEEPEST = 50;

/**
 * Throws TEXT_INVALID, with the path, where a text inside the value could not be stored, and DATA_TOO_DEEP where it is
 * nested more than 50 levels.
 */
export function checkStorable(value: JsonValue, path: readonly string[]): void {
  if (typeof value === 'string') checkText(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (path.length > DEEPEST) throw new DomainError('DATA_TOO_DEEP', { most: DEEPEST }, path.slice(0, 1));
  for (const [key, entry] of Object.entries(value)) {
    checkText(key, path);
    checkStorable(entry, [...path, key]);
  }
}

function checkText(text: string, path: readonly string[]): void {
  if (!isStorable(text)) throw new DomainError('TEXT_INVALID', {}, path);
}
