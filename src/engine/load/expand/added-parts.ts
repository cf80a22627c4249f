import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { keysOf } from './fragment-names.js';
import type { Written } from './lay-over.js';
import type { Origins } from './origins.js';

type Members = ReadonlyMap<string, Written<JsonValue>>;

/** What fragments bring along besides their states, until it is put into the playbook. */
export class AddedParts {
  readonly #sections = new Map<string, Map<string, Written<JsonValue>>>();
  readonly #internalEvents: Written<JsonValue>[] = [];
  #retrospective: Written<JsonValue> | null = null;

  constructor(private readonly playbook: JsonObject) {}

  /** What the playbook has of a kind, and what was added. `context` is the machine's. */
  names(section: string): string[] {
    const around = section === 'context' ? own(this.playbook, 'machine') : this.playbook;
    const declared = isJsonObject(around) ? own(around, section) : undefined;
    return [...keysOf(declared), ...(this.#sections.get(section)?.keys() ?? [])];
  }

  has(section: string, name: string): boolean {
    return this.names(section).includes(name);
  }

  add(section: string, name: string, part: Written<JsonValue>): void {
    const members = this.#sections.get(section) ?? new Map<string, Written<JsonValue>>();
    this.#sections.set(section, members.set(name, part));
  }

  addInternalEvent(name: Written<JsonValue>): void {
    this.#internalEvents.push(name);
  }

  /** The playbook's own goes before, then that of the first fragment. */
  addRetrospective(retrospective: Written<JsonValue>): void {
    if (own(this.playbook, 'retrospective') === undefined) this.#retrospective ??= retrospective;
  }

  /** The playbook with everything that was added, its machine being `machine`. */
  into(machine: JsonObject, origins: Origins): JsonObject {
    const context = this.#sections.get('context');
    const retrospective = this.#retrospective;
    let whole: JsonObject = {
      ...this.playbook,
      machine: context === undefined ? machine : extend(machine, 'context', context, origins),
    };
    origins.copy(this.playbook, whole);
    for (const [section, members] of this.#sections) {
      if (section !== 'context') whole = extend(whole, section, members, origins);
    }
    if (this.#internalEvents.length > 0) whole = this.#withInternalEvents(whole, origins);
    return retrospective === null
      ? whole
      : withMembers(whole, new Map([['retrospective', retrospective]]), origins);
  }

  #withInternalEvents(playbook: JsonObject, origins: Origins): JsonObject {
    const declared = own(playbook, 'internalEvents');
    if (declared !== undefined && !isList(declared)) return playbook;
    const list = [...(declared ?? []), ...this.#internalEvents.map(({ value }) => value)];
    if (declared !== undefined) origins.copy(declared, list);
    this.#internalEvents.forEach(({ origin }, index) =>
      origins.put(list, (declared?.length ?? 0) + index, origin),
    );
    const whole = { ...playbook, internalEvents: list };
    origins.copy(playbook, whole);
    return whole;
  }
}

/** An object with more members in the object under one of its keys. */
function extend(object: JsonObject, key: string, members: Members, origins: Origins): JsonObject {
  const inside = own(object, key);
  // What is no map is told by the schema.
  if (inside !== undefined && !isJsonObject(inside)) return object;
  const extended = { ...object, [key]: withMembers(inside ?? {}, members, origins) };
  origins.copy(object, extended);
  const [first] = members.values();
  if (inside === undefined && first !== undefined) origins.put(extended, key, first.origin);
  return extended;
}

function withMembers(object: JsonObject, members: Members, origins: Origins): JsonObject {
  const added = Object.fromEntries([...members].map(([key, { value }]) => [key, value]));
  const extended = { ...object, ...added };
  origins.copy(object, extended);
  for (const [key, { origin }] of members) origins.put(extended, key, origin);
  return extended;
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}
