import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';

/** How one of several possible values is picked. */
export interface Picker {
  /** A whole number from `least` to `most`, both possible; `usual` is what was once given for it. */
  number(least: number, most: number, usual: number | undefined): number;
  /** One of a list that has at least one. */
  choice<T>(list: readonly T[], usual: T | undefined): T;
}

/** Takes what was usual, or the first of a list and a little more than the least: always the same. */
export const MODEST: Picker = {
  number: (least, most, usual) =>
    usual !== undefined && usual >= least && usual <= most ? usual : Math.min(least + 10, most),
  choice: (list, usual) => {
    const [first] = list;
    if (usual !== undefined) return usual;
    if (first === undefined) throw new RangeError('there is nothing to choose from');
    return first;
  },
};

/**
 * Data that fits a schema as far as its keywords are the usual ones, for the fields that are required and those that were
 * usually given. Patterns are not made up for: there, what was usual is all there is. `day` is today, as `2026-03-02`.
 */
export function suggestData(
  schema: JsonObject,
  usual: JsonObject,
  { pick, day }: { readonly pick: Picker; readonly day: string },
): JsonObject {
  const { properties, required } = schema;
  const names = Array.isArray(required) ? required.map(String) : [];
  const fields = isJsonObject(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(
    fields
      .filter(([name]) => names.includes(name) || Object.hasOwn(usual, name))
      .map(([name, field]) => [name, suggestValue(field, usual[name], { pick, day })]),
  );
}

function suggestValue(
  schema: JsonValue,
  usual: JsonValue | undefined,
  how: { readonly pick: Picker; readonly day: string },
): JsonValue {
  if (!isJsonObject(schema)) return usual ?? null;
  const { const: only, enum: choices } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(choices)) return how.pick.choice(choices as readonly JsonValue[], usual);
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return suggestNumber(schema, typeof usual === 'number' ? usual : undefined, how.pick);
    case 'boolean':
      return how.pick.choice([true, false], typeof usual === 'boolean' ? usual : undefined);
    case 'array':
      return usual ?? suggestList(schema, how);
    case 'object':
      return suggestData(schema, isJsonObject(usual) ? usual : {}, how);
    default:
      return usual ?? suggestText(schema, how.day);
  }
}

/** A range where the schema gives none: around what is usual, or up to a hundred more than the least. */
function suggestNumber(schema: JsonObject, usual: number | undefined, pick: Picker): number {
  const above = numberAt(schema, 'exclusiveMinimum');
  const below = numberAt(schema, 'exclusiveMaximum');
  const least = Math.ceil(numberAt(schema, 'minimum') ?? (above === undefined ? 0 : Math.floor(above) + 1));
  const most = Math.floor(
    numberAt(schema, 'maximum') ??
      (below === undefined ? Math.max(2 * (usual ?? 0), least + 100) : below - 1),
  );
  // Nothing whole fits between: what is usual, or the middle, does.
  if (most < least) return usual ?? ((above ?? least) + (below ?? most)) / 2;
  return pick.number(least, most, usual);
}

function suggestList(
  schema: JsonObject,
  how: { readonly pick: Picker; readonly day: string },
): readonly JsonValue[] {
  const { items } = schema;
  const length = numberAt(schema, 'minItems') ?? 0;
  return Array.from({ length }, () => suggestValue(items ?? {}, undefined, how));
}

function suggestText(schema: JsonObject, day: string): string {
  switch (schema['format']) {
    case 'date':
      return day;
    case 'date-time':
      return `${day}T09:00:00Z`;
    case 'uri':
      return 'https://example.com/';
    case 'email':
      return 'somebody@example.com';
    default:
      return '…'.repeat(Math.max(numberAt(schema, 'minLength') ?? 1, 1));
  }
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}
