import { isJsonObject, type JsonValue } from '../json.js';
import type { CelType } from './cel-type.js';

const ANY_OBJECT = 'map<string, dyn>';

/**
 * The type of the values that a JSON Schema admits, as far as CEL can know it. Objects that are closed have
 * known fields; where a schema leaves things open, so does the type (`dyn`).
 */
export function typeOfSchema(schema: JsonValue | undefined): CelType {
  if (!isJsonObject(schema)) return 'dyn';
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return 'double';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'array':
      return typeOfList(schema['items']);
    case 'object':
      return typeOfObject(schema['properties'], schema['additionalProperties']);
    default:
      return 'dyn';
  }
}

function typeOfList(items: JsonValue | undefined): CelType {
  const item = typeOfSchema(items);
  return `list<${typeof item === 'string' ? item : ANY_OBJECT}>`;
}

function typeOfObject(properties: JsonValue | undefined, others: JsonValue | undefined): CelType {
  if (others !== false || !isJsonObject(properties)) return ANY_OBJECT;
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, typeOfSchema(schema)]));
}
