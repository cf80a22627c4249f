import type { JsonValue } from '../json.js';

/**
 * The type a context field has because of its first value. `null` says nothing (`dyn`); lists and objects may
 * grow, so only a list whose items agree is known more closely.
 */
export function typeOfValue(value: JsonValue): string {
  if (value === null) return 'dyn';
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (!Array.isArray(value)) return 'map<string, dyn>';
  const items = new Set(value.map((item: JsonValue) => typeOfValue(item)));
  const [only] = items;
  return only !== undefined && items.size === 1 ? `list<${only}>` : 'list<dyn>';
}
