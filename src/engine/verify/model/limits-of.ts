import type { ScopedDefinition } from '../../expressions/playbook-scopes.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { pathInSchema, schemaAt, type DataName } from './data-site.js';
import type { VariableName } from './variable.js';

/** Keywords that draw a line through the numbers a schema admits. */
export const LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;

/** The numbers that the schema of an input or of a piece of data names: what meets it has to be told apart around them. */
export function limitsOf(name: VariableName | DataName, definition: ScopedDefinition): number[] {
  const schema = schemaOf(name, definition);
  if (!isJsonObject(schema)) return [];
  const choices = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const named = [...LIMITS.map((key) => schema[key]), schema['const'], schema['default'], ...choices];
  return named.filter((value) => typeof value === 'number');
}

function schemaOf(name: VariableName | DataName, definition: ScopedDefinition): JsonValue | undefined {
  if (typeof name === 'string') {
    return name.startsWith('input.') ? below(definition.input, [name.slice('input.'.length)]) : undefined;
  }
  const schema = schemaAt(name.site, definition);
  return schema === null ? undefined : below(schema, pathInSchema(name));
}

function below(schema: JsonObject, path: readonly string[]): JsonValue | undefined {
  let inner: JsonValue | undefined = schema;
  for (const step of path) {
    const properties: JsonValue | undefined = isJsonObject(inner) ? inner['properties'] : undefined;
    inner = isJsonObject(properties) ? own(properties, step) : undefined;
  }
  return inner;
}
