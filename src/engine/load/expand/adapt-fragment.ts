import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../json.js';
import { suggestName } from '../suggest-name.js';
import { fillInParameters } from './fill-in-parameters.js';
import { MAPPED, prefixed, type FragmentNames } from './fragment-names.js';
import type { Origins } from './origins.js';
import { errorAt, within, type Origin, type PlacedFinding } from './part.js';
import { renameInExpression, type Names } from './rename-in-expression.js';

/** Schemas of data: what stands in them are fields of forms, and no names of the fragment's. */
const DATA: ReadonlySet<string> = new Set(['form', 'payload', 'result', 'outcomes']);

/** What is written where a fragment is used. */
export interface FragmentUse {
  readonly names: FragmentNames;
  /** The values of its parameters. */
  readonly values: JsonObject;
  /** Where each value was written. */
  readonly valueOrigin: (parameter: string) => Origin;
}

/**
 * Makes of what a fragment says what it means where it is used: fills in parameters, and gives its names the form they
 * have there. Knows names by the keys they stand under, so that it need not know each action and guard.
 */
export class FragmentAdapter {
  readonly findings: PlacedFinding[] = [];

  constructor(
    private readonly use: FragmentUse,
    private readonly origins: Origins,
  ) {}

  adapt(value: JsonValue, key: string, origin: Origin): JsonValue {
    if (typeof value === 'string') return this.#text(value, key, origin);
    if (isList(value)) return this.#list(value, key, origin);
    return isJsonObject(value) ? this.#object(value, key, origin) : value;
  }

  #list(list: JsonArray, key: string, origin: Origin): JsonValue {
    const written = list.map((item, index) => this.adapt(item, key, within(origin, index)));
    list.forEach((item, index) => this.#notice(written, index, item, within(origin, index)));
    return written;
  }

  #object(object: JsonObject, key: string, origin: Origin): JsonValue {
    const fields = object['type'] === 'set' && isJsonObject(object['params']);
    const members = Object.entries(object).map(([name, value]) => {
      const at = within(origin, name);
      const inSet = fields && name === 'params' && isJsonObject(value);
      const adapted = inSet ? this.#fields(value, at) : this.#member(name, value, key, at);
      return { name: this.#key(key, name), adapted, value, at };
    });
    const written = Object.fromEntries(members.map(({ name, adapted }) => [name, adapted]));
    for (const { name, value, at } of members) this.#notice(written, name, value, at);
    return written;
  }

  /** Whatever stands under a data schema keeps its names; parameters are filled in there as well. */
  #member(name: string, value: JsonValue, key: string, at: Origin): JsonValue {
    if (isLanguage(name)) return this.adapt(value, name, at);
    if (key === DATA_KEY || (key !== 'states' && DATA.has(name))) return this.adapt(value, DATA_KEY, at);
    if (name === 'meta' && isJsonObject(value)) return this.#meta(value, key, at);
    // In a map of roles, as an invoke or a use of another fragment has it, the names that we know are the values.
    return this.adapt(value, typeof value === 'string' && MAPS.has(key) ? key : name, at);
  }

  /** The uses of other fragments inside a fragment are of names that have its own before them. */
  #meta(meta: JsonObject, state: string, origin: Origin): JsonValue {
    const adapted = this.adapt(meta, 'meta', origin);
    const use = isJsonObject(adapted) ? adapted['fragment'] : undefined;
    if (!isJsonObject(adapted) || !isJsonObject(use)) return adapted;
    const as = typeof use['as'] === 'string' ? use['as'] : state;
    const renamed = { ...use, as: prefixed(this.use.names.prefix, as) };
    this.origins.copy(use, renamed);
    const result = { ...adapted, fragment: renamed };
    this.origins.copy(adapted, result);
    return result;
  }

  #fields(params: JsonObject, origin: Origin): JsonValue {
    const { fields } = this.use.names;
    const entries = Object.entries(params).map(([field, value]) => {
      const at = within(origin, field);
      return { field: fields.get(field) ?? field, value: this.adapt(value, 'cel', at), at };
    });
    const written = Object.fromEntries(entries.map(({ field, value }) => [field, value]));
    for (const { field, at } of entries) this.origins.put(written, field, at);
    return written;
  }

  #key(around: string, name: string): string {
    const { events, timers } = this.use.names;
    if (around === 'on') return events.get(name) ?? name;
    return around === 'after' ? (timers.get(name) ?? name) : name;
  }

  #text(text: string, key: string, origin: Origin): JsonValue {
    const language = isLanguage(key) ? key : null;
    const { value, unknown } = fillInParameters(text, this.use.values, language);
    for (const name of unknown) {
      const detail = suggestName(name, Object.keys(this.use.values));
      this.findings.push(errorAt(origin, 'UNKNOWN_PARAMETER', { name, detail }));
    }
    if (typeof value !== 'string' || language !== null || key === DATA_KEY) return value;
    return this.#name(value, key);
  }

  #name(text: string, key: string): string {
    const { names } = this.use;
    if (text.startsWith('#')) return renameTarget(text, names.ids);
    if (key === 'state' || key === 'states') {
      return names.states.has(text.split('.', 1)[0] ?? '') ? `${names.path}.${text}` : text;
    }
    for (const kind of KINDS.get(key) ?? []) {
      const renamed = names[kind].get(text);
      if (renamed !== undefined) return renamed;
    }
    return renameInExpression(text, names);
  }

  /** What a parameter alone has become lies where its value was given. */
  #notice(into: object, step: string | number, value: JsonValue, origin: Origin): void {
    const parameter =
      typeof value === 'string' ? fillInParameters(value, this.use.values, null).parameter : null;
    this.origins.put(into, step, parameter === null ? origin : this.use.valueOrigin(parameter));
  }
}

/** Under which no name is the fragment's. */
export const DATA_KEY = '';

const MAPS: ReadonlySet<string> = new Set(MAPPED);

type Kind = {
  [K in keyof FragmentNames]: FragmentNames[K] extends Names ? K : never;
}[keyof FragmentNames];

/** Of what kind the names under a key are. */
const KINDS: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['role', ['roles']],
  ['roles', ['roles']],
  ['senders', ['roles']],
  ['to', ['roles', 'ids']],
  ['of', ['ids']],
  ['id', ['ids']],
  ['task', ['tasks']],
  ['service', ['services']],
  ['lock', ['locks']],
  ['kpi', ['kpis']],
  ['event', ['events']],
  ['due', ['timers']],
  ['timers', ['timers']],
  ['kpis', ['kpis']],
  ['events', ['events']],
  ['services', ['services']],
  ['locks', ['locks']],
]);

function renameTarget(target: string, ids: Names): string {
  const [, id = '', rest = ''] = /^#([^.]*)(.*)$/.exec(target) ?? [];
  const renamed = ids.get(id);
  return renamed === undefined ? target : `#${renamed}${rest}`;
}

function isLanguage(key: string): key is 'zh' | 'en' {
  return key === 'zh' || key === 'en';
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}
