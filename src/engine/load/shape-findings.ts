import type { ErrorObject } from 'ajv';
import schema from '../../../playbooks/playbook.schema.json' with { type: 'json' };
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
  switch (schemaError.keyword) {
    case 'additionalProperties':
      return error('UNKNOWN_KEY', location, { name, detail: suggestName(name, keysBeside(schemaError)) });
    case 'false schema':
      return error('UNKNOWN_KEY', location, { name });
    case 'required':
      return error(name === 'zh' || name === 'en' ? 'MISSING_TEXT' : 'MISSING_KEY', location, { name });
    case 'not':
      // The schema's only `not` keeps names clear of what every JavaScript object inherits.
      return error('RESERVED_NAME', location, {
        name: schemaError.propertyName === undefined ? value : name,
      });
    case 'discriminator':
      return discriminatorFinding(schemaError, [...location, 'type']);
    case 'enum':
      return enumFinding(schemaError, location, value);
    case 'pattern':
      return patternFinding(schemaError, location, schemaError.propertyName === undefined ? value : name);
    default:
      return error('INVALID_VALUE', location, { name, detail: demandOf(schemaError) });
  }
}

/** What a keyword of the schema demands, in signs and words that are the same in every language. */
function demandOf(schemaError: ErrorObject): string {
  const { limit, type } = params(schemaError);
  switch (schemaError.keyword) {
    case 'type':
      return `type: ${[type].flat().join(' / ')}`;
    case 'minimum':
    case 'minItems':
    case 'minLength':
    case 'minProperties':
    case 'maximum':
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
      return `${schemaError.keyword}: ${String(limit)}`;
    default:
      return schemaError.message ?? schemaError.keyword;
  }
}

interface PatternMeaning {
  readonly code: FindingCode;
  readonly form?: string;
}

const { definitions } = schema;

/** What it means not to match a pattern of the schema. Ajv tells which pattern, not reliably whose. */
const PATTERNS: ReadonlyMap<string, PatternMeaning> = new Map<string, PatternMeaning>([
  [definitions.duration.pattern, { code: 'INVALID_DURATION' }],
  [definitions.hours.pattern, { code: 'INVALID_HOURS' }],
  [definitions.day.pattern, { code: 'INVALID_DAY' }],
  [definitions.target.pattern, { code: 'UNKNOWN_TARGET' }],
  [definitions.camelName.pattern, { code: 'INVALID_NAME', form: 'camelCase' }],
  [definitions.kebabName.pattern, { code: 'INVALID_NAME', form: 'kebab-case' }],
  [definitions.eventName.pattern, { code: 'INVALID_NAME', form: 'dotted.camelCase' }],
]);

function patternFinding(schemaError: ErrorObject, location: Location, name: string): Finding {
  const pattern = String(params(schemaError)['pattern']);
  if (pattern === definitions.text.properties.zh.pattern) {
    return error('MISSING_TEXT', location, { name: String(location.at(-1) ?? '') });
  }
  const { code, form } = PATTERNS.get(pattern) ?? { code: 'INVALID_VALUE' };
  return error(code, location, { name, detail: form ?? schemaError.message ?? '' });
}

function discriminatorFinding(schemaError: ErrorObject, location: Location): Finding {
  const isGuard = location.at(-2) === 'guard' || location.at(-3) === 'guards';
  const code = isGuard ? 'UNKNOWN_GUARD' : 'UNKNOWN_ACTION';
  const known = code === 'UNKNOWN_GUARD' ? GUARDS : ACTIONS;
  const name = textOf(params(schemaError)['tagValue']);
  return error(code, location, { name, detail: suggestName(name, known) });
}

const GUARDS = ['outcome', 'kpi', 'instate', 'when', 'unreachable', 'not', 'and', 'or'];
const ON_INSTANCES = ['addInstances', 'cancelInstances', 'completeInstances'];
const ACTIONS = ['set', 'notify', 'escalate', 'raise', 'record', 'call', ...ON_INSTANCES];

function enumFinding(schemaError: ErrorObject, location: Location, value: string): Finding {
  const allowed: unknown = params(schemaError)['allowedValues'];
  const names = Array.isArray(allowed) ? allowed.map(String) : [];
  if (location.at(-1) === 'src') {
    return error('UNKNOWN_ACTOR', location, { name: value, detail: suggestName(value, names) });
  }
  return error('INVALID_VALUE', location, { detail: `${value} ${suggestName(value, names)}`.trim() });
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
