import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';

/** A value that a JSON Schema admits, the plainest there is. With a `pattern` it may not fit. */
export function sampleOf(schema: JsonValue | undefined): JsonValue {
  if (!isJsonObject(schema)) return null;
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] ?? null;
  if (schema['default'] !== undefined) return schema['default'];
  switch (schema['type']) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return sampleNumber(schema);
    case 'string':
      return sampleText(schema);
    case 'array':
      return sampleList(schema, numberAt(schema, 'minItems') ?? 0);
    case 'object':
      return sampleObject(schema);
    default:
      return null;
  }
}

/** A list of so many items; different from each other where they have to be. */
export function sampleList({ items, uniqueItems }: JsonObject, length: number): JsonValue {
  return Array.from({ length }, (_, index): JsonValue => {
    const item = sampleOf(items);
    if (uniqueItems !== true || index === 0) return item;
    const choices = isJsonObject(items) && Array.isArray(items['enum']) ? items['enum'] : [];
    if (choices[index] !== undefined) return choices[index];
    if (typeof item === 'number') return item + index;
    return typeof item === 'string' ? `${item}${index}` : item;
  });
}

export function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

function sampleNumber(schema: JsonObject): number {
  const step = numberAt(schema, 'multipleOf') ?? 1;
  const least = numberAt(schema, 'minimum');
  const above = numberAt(schema, 'exclusiveMinimum');
  const most = numberAt(schema, 'maximum') ?? numberAt(schema, 'exclusiveMaximum') ?? Infinity;
  const first = least ?? (above === undefined ? Math.min(1, most) : above + step);
  return first <= most ? first : most - step;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  time: '09:00:00Z',
  'date-time': '2026-03-02T09:00:00Z',
  duration: 'P1D',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function sampleText(schema: JsonObject): string {
  const { format, pattern } = schema;
  if (typeof format === 'string' && FORMATS[format] !== undefined) return FORMATS[format];
  if (typeof pattern === 'string') {
    const fitting = ['1', 'a', 'A', 'a1', '2026', '2026-03-02', '000000', 'AB123', 'abc-1'];
    const found = fitting.find((text) => new RegExp(pattern, 'u').test(text));
    if (found !== undefined) return found;
  }
  return 'x'.repeat(Math.max(numberAt(schema, 'minLength') ?? 1, 1));
}

function sampleObject({ properties, required }: JsonObject): JsonObject {
  const known = isJsonObject(properties) ? properties : {};
  const names = Array.isArray(required) ? required.map(String) : [];
  return Object.fromEntries(names.map((name) => [name, sampleOf(known[name])]));
}
