import { isJsonObject, type JsonValue } from '../../json.js';

/** How many values there are, those inside of others included. */
export function countValues(value: JsonValue): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: JsonValue) => sum + countValues(item), 1);
  if (!isJsonObject(value)) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + countValues(item), 1);
}
