import type { ErrorObject } from 'ajv';
import type { Location } from '../chart/state-tree.js';
import type { JsonValue } from '../json.js';
import { pointerSteps } from '../path-text.js';
import { error, type Finding } from './finding.js';
import type { FindingCode } from './finding-messages.js';
import { suggestName } from './suggest-name.js';

/** Where in the file an error of the schema belongs: at the member that is missing, superfluous or misnamed. */
export function locationOf(schemaError: ErrorObject, json: JsonValue): Location {
  const steps = pointerSteps(schemaError.instancePath, json);
  const { missingProperty, additionalProperty } = params(schemaError);
  const member = missingProperty ?? additionalProperty ?? schemaError.propertyName;
  return typeof member === 'string' ? [...steps, member] : steps;
}

/** Errors that only announce others, which are reported for themselves. */
export function isEcho({ keyword }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'propertyNames' || keyword === 'oneOf';
}

/** One error of the schema in the words of a playbook's author. */
export function shapeFinding(schemaError: ErrorObject, json: JsonValue): Finding {
  const location = locationOf(schemaError, json);
  const name = String(schemaError.propertyName ?? location.at(-1) ?? '');
  const value = textOf(schemaError.data);
  const definition = definitionOf(schemaError);
  switch (schemaError.keyword) {
    case 'additionalProperties':
      return error('UNKNOWN_KEY', location, { name, detail: suggestName(name, keysBeside(schemaError)) });
    case 'false schema':
      return error('UNKNOWN_KEY', location, { name });
    case 'required':
      return error(definition === 'text' ? 'MISSING_TEXT' : 'MISSING_KEY', location, { name });
    case 'discriminator':
      return discriminatorFinding(schemaError, [...location, 'type']);
    case 'enum':
      return enumFinding(schemaError, location, value);
    case 'pattern':
      return patternFinding(
        definition,
        location,
        schemaError.propertyName === undefined ? value : name,
        schemaError,
      );
    default:
      return error('INVALID_VALUE', location, { name, detail: schemaError.message ?? schemaError.keyword });
  }
}

const NAMED_PATTERNS: ReadonlyMap<string, FindingCode> = new Map([
  ['duration', 'INVALID_DURATION'],
  ['target', 'UNKNOWN_TARGET'],
  ['camelName', 'INVALID_NAME'],
  ['kebabName', 'INVALID_NAME'],
  ['eventName', 'INVALID_NAME'],
]);

const NAME_FORMS: Readonly<Record<string, string>> = {
  camelName: 'camelCase',
  kebabName: 'kebab-case',
  eventName: 'dotted.camelCase',
};

function patternFinding(
  definition: string,
  location: Location,
  name: string,
  { message }: ErrorObject,
): Finding {
  if (definition === 'text') return error('MISSING_TEXT', location, { name: String(location.at(-1) ?? '') });
  const code = NAMED_PATTERNS.get(definition) ?? 'INVALID_VALUE';
  return error(code, location, { name, detail: NAME_FORMS[definition] ?? message ?? '' });
}

function discriminatorFinding(schemaError: ErrorObject, location: Location): Finding {
  const code = definitionOf(schemaError) === 'guard' ? 'UNKNOWN_GUARD' : 'UNKNOWN_ACTION';
  const known = code === 'UNKNOWN_GUARD' ? GUARDS : ACTIONS;
  const name = textOf(params(schemaError)['tagValue']);
  return error(code, location, { name, detail: suggestName(name, known) });
}

const GUARDS = ['outcome', 'kpi', 'instate', 'when'];
const ACTIONS = ['set', 'notify', 'escalate', 'raise', 'record'];

function enumFinding(schemaError: ErrorObject, location: Location, value: string): Finding {
  const allowed: unknown = params(schemaError)['allowedValues'];
  const names = Array.isArray(allowed) ? allowed.map(String) : [];
  if (definitionOf(schemaError) === 'invoke') {
    return error('UNKNOWN_ACTOR', location, { name: value, detail: suggestName(value, names) });
  }
  return error('INVALID_VALUE', location, { detail: `${value} ${suggestName(value, names)}`.trim() });
}

/** The definition in the schema that the error comes from: `#/definitions/duration/pattern` is of `duration`. */
function definitionOf({ schemaPath }: ErrorObject): string {
  return /definitions\/(\w+)/.exec(schemaPath)?.[1] ?? '';
}

function keysBeside({ parentSchema }: ErrorObject): string[] {
  const properties: unknown = parentSchema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function params(schemaError: ErrorObject): Readonly<Record<string, unknown>> {
  return schemaError.params;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
