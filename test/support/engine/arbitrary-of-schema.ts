import * as fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/engine/json.js';

/**
 * Data that fits a playbook's JSON Schema, as far as its keywords are the usual ones. Optional fields are there or not.
 */
export function arbitraryOfSchema(schema: JsonValue | undefined): fc.Arbitrary<JsonValue> {
  if (!isJsonObject(schema)) return fc.constant(null);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  const choices = schema['enum'];
  if (Array.isArray(choices)) return fc.constantFrom(...(choices as JsonValue[]));
  switch (schema['type']) {
    case 'object':
      return arbitraryObject(schema);
    case 'array':
      return (schema['uniqueItems'] === true ? fc.uniqueArray : fc.array)(
        arbitraryOfSchema(schema['items']),
        {
          minLength: numberAt(schema, 'minItems') ?? 0,
          maxLength: numberAt(schema, 'maxItems') ?? (numberAt(schema, 'minItems') ?? 0) + 3,
        },
      );
    case 'integer':
    case 'number':
      return arbitraryNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return arbitraryText(schema);
    default:
      return fc.constant(null);
  }
}

export function arbitraryObject(schema: JsonObject): fc.Arbitrary<JsonObject> {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, arbitraryOfSchema(value)])),
    { requiredKeys: required },
  );
}

/** Whole, and small half the time, so that ratios of two are of every size. */
function arbitraryNumber(schema: JsonObject): fc.Arbitrary<number> {
  const { min, max } = range(schema);
  return fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: Math.min(max, min + 20) }));
}

function range(schema: JsonObject): { min: number; max: number } {
  const least = numberAt(schema, 'minimum') ?? (numberAt(schema, 'exclusiveMinimum') ?? -1) + 1;
  const most = numberAt(schema, 'maximum') ?? (numberAt(schema, 'exclusiveMaximum') ?? least + 1_001) - 1;
  return { min: Math.ceil(least), max: Math.floor(Math.max(most, least)) };
}

function arbitraryText(schema: JsonObject): fc.Arbitrary<string> {
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern'], 'u'));
  switch (schema['format']) {
    case 'date':
      return fc.constantFrom('2024-02-29', '2025-01-01');
    case 'date-time':
      return fc.constant('2024-02-29T08:00:00Z');
    case 'uri':
      return fc.constant('https://example.org/a');
    case 'email':
      return fc.constant('a@example.org');
    default: {
      const minLength = numberAt(schema, 'minLength') ?? 0;
      return fc.string({ minLength, maxLength: numberAt(schema, 'maxLength') ?? minLength + 8 });
    }
  }
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}
