import type { Location } from '../../chart/state-tree.js';
import { dataSchemaCheck } from '../../forms/data-schema-compiler.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkName } from './check-name.js';

/** The JSON Schemas of input, forms and payloads: that they compile and require only fields they have. */
export function checkDataSchemas({ source }: CheckSubject): Finding[] {
  const { input, output, tasks, events = {}, services = {} } = source;
  return [
    ...checkDataSchema(input, ['input']),
    ...checkDataSchema(output?.schema, ['output', 'schema']),
    ...Object.entries(tasks).flatMap(([key, { form }]) => checkDataSchema(form, ['tasks', key, 'form'])),
    ...Object.entries(events).flatMap(([key, { payload }]) =>
      checkDataSchema(payload, ['events', key, 'payload']),
    ),
    ...Object.entries(services).flatMap(([key, { result }]) =>
      result === undefined ? [] : checkCompiles(result, ['services', key, 'result']),
    ),
  ];
}

function checkDataSchema(schema: JsonObject | undefined, location: Location): Finding[] {
  if (schema === undefined) return [];
  return [...checkRequired(schema, location), ...checkCompiles(schema, location)];
}

function checkRequired({ required, properties }: JsonObject, location: Location): Finding[] {
  if (!Array.isArray(required)) return [];
  const known = isJsonObject(properties) ? Object.keys(properties) : [];
  return required.flatMap((field, index) =>
    checkName('UNKNOWN_FIELD', String(field), known, [...location, 'required', index]),
  );
}

function checkCompiles(schema: JsonObject, location: Location): Finding[] {
  try {
    dataSchemaCheck(schema);
    return [];
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return [error('INVALID_DATA_SCHEMA', location, { detail })];
  }
}
