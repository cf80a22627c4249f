import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { Written } from './lay-over.js';
import type { Origins } from './origins.js';
import { errorAt, type PlacedFinding } from './part.js';

/** What only the fragment says, or only the state that uses it. */
const FRAGMENTS_OWN = ['type', 'initial', 'states', 'history', 'target', 'output'];
const LISTS: ReadonlySet<string> = new Set(['entry', 'exit', 'invoke', 'always', 'tags']);
const MAPS: ReadonlySet<string> = new Set(['on', 'after']);

/**
 * The state that uses a fragment, with the fragment's state in it. Lists of both stand one behind the other, that of
 * the using state first, so that its transitions go before.
 */
export function mergeState(
  user: Written,
  fragment: Written,
  origins: Origins,
): { readonly state: JsonObject; readonly findings: readonly PlacedFinding[] } {
  const findings = FRAGMENTS_OWN.filter((key) => Object.hasOwn(user.value, key)).map((name) =>
    errorAt(origins.member(user.value, name, user.origin), 'FRAGMENT_HAS_IT', { name }),
  );
  const keys = new Set([...Object.keys(user.value), ...Object.keys(fragment.value)]);
  const members = [...keys].flatMap((key) => {
    const ours = member(user, key, origins);
    const theirs = member(fragment, key, origins);
    const both = ours && theirs ? joinMembers(key, ours, theirs, origins) : (ours ?? theirs);
    return both === null ? [] : [[key, both] as const];
  });
  const state = Object.fromEntries(members.map(([key, { value }]) => [key, value]));
  for (const [key, { origin }] of members) origins.put(state, key, origin);
  return { state, findings };
}

function joinMembers(
  key: string,
  ours: Written<JsonValue>,
  theirs: Written<JsonValue>,
  origins: Origins,
): Written<JsonValue> {
  if (LISTS.has(key)) return joinLists(ours, theirs, origins);
  if (!MAPS.has(key) || !isJsonObject(ours.value) || !isJsonObject(theirs.value)) return ours;
  const [user, fragment] = [
    { value: ours.value, origin: ours.origin },
    { value: theirs.value, origin: theirs.origin },
  ];
  const names = new Set([...Object.keys(user.value), ...Object.keys(fragment.value)]);
  const members = [...names].flatMap((name) => {
    const [one, other] = [member(user, name, origins), member(fragment, name, origins)];
    const both = one && other ? joinLists(one, other, origins) : (one ?? other);
    return both === null ? [] : [[name, both] as const];
  });
  const value = Object.fromEntries(members.map(([name, written]) => [name, written.value]));
  for (const [name, { origin }] of members) origins.put(value, name, origin);
  return { value, origin: ours.origin };
}

function joinLists(one: Written<JsonValue>, other: Written<JsonValue>, origins: Origins): Written<JsonValue> {
  const items = [...itemsOf(one, origins), ...itemsOf(other, origins)];
  const value = items.map((item) => item.value);
  items.forEach(({ origin }, index) => origins.put(value, index, origin));
  return { value, origin: one.origin };
}

function itemsOf({ value, origin }: Written<JsonValue>, origins: Origins): Written<JsonValue>[] {
  if (!isList(value)) return [{ value, origin }];
  return value.map((item, index) => ({ value: item, origin: origins.member(value, index, origin) }));
}

function member({ value, origin }: Written, key: string, origins: Origins): Written<JsonValue> | null {
  const found = own(value, key);
  return found === undefined ? null : { value: found, origin: origins.member(value, key, origin) };
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}
