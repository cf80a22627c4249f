import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import type { FieldChange } from './playbook-change.js';

/** The fields of two objects that differ, in the order of the older, then what is new. */
export function fieldChanges(before: JsonObject, after: JsonObject): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const change = { field, before: before[field] ?? null, after: after[field] ?? null };
    return differ(change.before, change.after) ? [change] : [];
  });
}

/** True unless two values are the same JSON, in whatever order their keys stand. */
export function differ(one: JsonValue, other: JsonValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length !== other.length ||
      one.some((item, index) => differ(item as JsonValue, (other[index] as JsonValue) ?? null))
    );
  }
  if (isJsonObject(one) && isJsonObject(other)) return fieldChanges(one, other).length > 0;
  return one !== other;
}

/** What is left of a part of a definition as JSON: optional members that are not there are gone. */
export function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
