import { dataSchemaCheck } from '../../forms/data-schema-compiler.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { own } from '../../own.js';
import { error } from '../finding.js';
import { fragmentSchemaCheck } from '../playbook-schema.js';
import { isEcho, shapeFinding } from '../shape-findings.js';
import type { Part, PlacedFinding } from './part.js';

/** A fragment file, as far as it is of use. */
export interface Fragment {
  readonly part: Part;
  /** `null` when its shape is wrong. */
  readonly json: JsonObject | null;
  readonly parameters: JsonObject;
  readonly findings: readonly PlacedFinding[];
}

const NO_PARAMETERS: JsonObject = { type: 'object', properties: {}, additionalProperties: false };

/** Checks the shape of a fragment file; what its parts say is checked where it is used, as parts of the playbook. */
export function readFragment(part: Part): Fragment {
  const { json = null } = part;
  const check = fragmentSchemaCheck();
  const value: unknown = json;
  const errors = check(value) ? [] : (check.errors ?? []).filter((each) => !isEcho(each));
  const shape = errors.map((each) => ({ finding: shapeFinding(each, json), part }));
  const given = isJsonObject(json) ? own(json, 'parameters') : undefined;
  const parameters = isJsonObject(given) ? { ...NO_PARAMETERS, ...given } : NO_PARAMETERS;
  const findings = [...part.findings.map((finding) => ({ finding, part })), ...shape];
  if (findings.length > 0 || !isJsonObject(json)) return { part, json: null, parameters, findings };
  const wrong = schemaFault(parameters);
  if (wrong === null) return { part, json, parameters, findings };
  const finding = error('INVALID_DATA_SCHEMA', ['parameters'], { detail: wrong });
  return { part, json: null, parameters, findings: [{ finding, part }] };
}

function schemaFault(schema: JsonObject): string | null {
  try {
    dataSchemaCheck(schema);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
