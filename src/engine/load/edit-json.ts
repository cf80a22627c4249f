import type { Location } from '../chart/state-tree.js';
import { isJsonObject, type JsonValue } from '../json.js';

/** A copy with another value at a location. Unchanged where the location does not exist. */
export function replaceMember(json: JsonValue, location: Location, value: JsonValue): JsonValue {
  return edit(json, location, (members, key) => [...members.filter(([name]) => name !== key), [key, value]]);
}

/** A copy without the object member at a location. Unchanged where there is none. */
export function removeMember(json: JsonValue, location: Location): JsonValue {
  return edit(json, location, (members, key) => members.filter(([name]) => name !== key));
}

type Members = [string, JsonValue][];

function edit(
  json: JsonValue,
  [step, ...rest]: Location,
  change: (members: Members, key: string) => Members,
): JsonValue {
  if (Array.isArray(json)) {
    return json.map((item: JsonValue, index) => (index === step ? edit(item, rest, change) : item));
  }
  if (!isJsonObject(json) || typeof step !== 'string') return json;
  const members = Object.entries(json);
  if (rest.length === 0) return Object.fromEntries(change(members, step));
  return Object.fromEntries(
    members.map(([name, value]) => [name, name === step ? edit(value, rest, change) : value]),
  );
}
