import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import type { JsonObject } from '../json.js';

/**
 * An author's pattern meets what anybody types. RE2's automata take linear time, where JavaScript's own expressions may
 * take for ever (`^(a+)+$`); what needs going back (look-around, back references) is refused as a wrong schema.
 */
function linearTimePattern(pattern: string): { test: (text: string) => boolean; toString: () => string } {
  const compiledPattern = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return {
    test: (text) => compiledPattern.matcher(text).find(),
    // Ajv takes two patterns for the same one where their texts agree.
    toString: () => pattern,
  };
}
linearTimePattern.code = 'linearTimePattern';

/**
 * Schemas come from playbooks, so they are held to Ajv's strict mode: an unknown keyword or format is an error
 * instead of a check that silently never happens. `titles`, `enumTitles` and `unit` are
 * ours: the names of the field and of its choices in both languages, and what its numbers count.
 */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  allowUnionTypes: true,
  // Everything strict mode objects to is thrown; what is merely logged would reach nobody.
  strictTypes: true,
  strictTuples: true,
  logger: false,
  code: { regExp: linearTimePattern },
});
addFormats.default(ajv);
ajv.addKeyword({ keyword: 'titles', schemaType: 'object' });
ajv.addKeyword({ keyword: 'enumTitles', schemaType: 'object' });
ajv.addKeyword({ keyword: 'unit', schemaType: 'string' });

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/**
 * The check that a JSON Schema means, compiled once per schema object. Throws Ajv's error when the schema itself
 * is wrong; loading a playbook has made sure that its schemas are not.
 */
export function dataSchemaCheck(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const check = ajv.compile(schema);
  // Ajv would keep every schema it ever saw; the weak map lets them go with their playbook.
  ajv.removeSchema(schema);
  compiled.set(schema, check);
  return check;
}
