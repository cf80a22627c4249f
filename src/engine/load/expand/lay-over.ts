import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { Origins } from './origins.js';
import type { Origin } from './part.js';

/** A value and where it was written. */
export interface Written<T extends JsonValue = JsonObject> {
  readonly value: T;
  readonly origin: Origin;
}

/** What a state, a transition's trigger or a task has whole: half of one and half of another would mean neither. */
const WHOLE: ReadonlySet<string> = new Set([
  'invoke',
  'entry',
  'exit',
  'always',
  'onDone',
  'onError',
  'onCancel',
  'compensation',
  'checklist',
  'body',
]);

/** Maps of transitions, by event and by time: what stands under one key is whole. */
const MAPS_OF_WHOLES: ReadonlySet<string> = new Set(['on', 'after', 'context']);

/** Maps whose keys are names that the author chose, and so never have the meaning of `WHOLE`. */
const MAPS_OF_NAMES: ReadonlySet<string> = new Set([
  'roles',
  'kpis',
  'tasks',
  'events',
  'timers',
  'services',
  'locks',
  'states',
  'outcomes',
  'properties',
]);

/**
 * A playbook over its base: objects are merged member by member, `null` takes a member away, and everything else is
 * replaced; so are transitions, actions and invokes, each as a whole. The order is that of the base, since people see
 * states, outcomes and KPIs in their order.
 */
export function layOver(base: Written, over: Written, origins: Origins, kind = ''): JsonObject {
  const members = [...new Set([...Object.keys(base.value), ...Object.keys(over.value)])].flatMap((key) => {
    const member = mergeMember(key, base, over, origins, kind);
    return member === null ? [] : [[key, member] as const];
  });
  const merged = Object.fromEntries(members.map(([key, { value }]) => [key, value]));
  for (const [key, { origin }] of members) origins.put(merged, key, origin);
  return merged;
}

function mergeMember(
  key: string,
  base: Written,
  over: Written,
  origins: Origins,
  kind: string,
): Written<JsonValue> | null {
  const lower = memberOf(base, key, origins);
  const upper = memberOf(over, key, origins);
  if (lower === null || upper === null) return upper ?? lower;
  if (upper.value === null && kind !== 'context') return null;
  const areNames = MAPS_OF_NAMES.has(kind);
  const isWhole = MAPS_OF_WHOLES.has(kind) || (!areNames && WHOLE.has(key));
  if (isWhole || !isObject(lower) || !isObject(upper)) return upper;
  return { value: layOver(lower, upper, origins, areNames ? '' : key), origin: upper.origin };
}

function memberOf({ value, origin }: Written, key: string, origins: Origins): Written<JsonValue> | null {
  const member = own(value, key);
  return member === undefined ? null : { value: member, origin: origins.member(value, key, origin) };
}

function isObject(written: Written<JsonValue>): written is Written {
  return isJsonObject(written.value);
}
