import type { FieldProblem } from '../../../engine/forms/field-problem.js';
import type { JsonObject, JsonValue } from '../../../engine/json.js';
import { validateForm } from '../../../engine/forms/validate-form.js';
import { isStorable } from '../../../platform/is-storable.js';
import { CallFailure } from '../call-failure.js';
import type { HttpAnswer } from './exchange.js';

/** Less than what the runner takes of anybody: the answer lies some levels down in what it stores. */
const DEEPEST = 40;

/**
 * What the answer says: JSON as it is, any other text as `{ text }`, no body as null. Throws CallFailure where it cannot
 * be read or stored, or does not fit the playbook's `result` schema.
 */
export function readAnswer({ headers, body }: HttpAnswer, schema: JsonObject | undefined): JsonValue {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new CallFailure('ENCODING_NOT_SUPPORTED');
  const output = body.length === 0 ? null : parse(textOf(body), headers['content-type'] ?? '');
  checkKeepable(output);
  const [problem] = schema === undefined ? [] : validateForm(schema, output);
  if (problem) throw invalid(reasonOf(problem));
  return output;
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw invalid('it is not UTF-8');
  }
}

function parse(text: string, contentType: string): JsonValue {
  if (!/^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(contentType)) return { text };
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('it is not JSON');
  }
}

/** Goes level by level: what is nested a million times deep must not end in a stack overflow. */
function checkKeepable(output: JsonValue): void {
  let level: readonly JsonValue[] = [output];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw invalid(`it is nested more than ${DEEPEST} levels deep`);
    for (const value of level) {
      const texts = isNested(value) ? Object.keys(value) : [value];
      if (texts.some((text) => typeof text === 'string' && !isStorable(text))) {
        throw invalid('it has a character that cannot be kept');
      }
      if (isNested(value) && Object.hasOwn(value, '__proto__'))
        throw invalid('it has a name that cannot be kept');
    }
    level = level.filter(isNested).flatMap((value): JsonValue[] => Object.values(value));
  }
}

function isNested(value: JsonValue): value is JsonObject | JsonValue[] {
  return typeof value === 'object' && value !== null;
}

/** The message names the field itself, but not what it lies in. */
function reasonOf({ path, message }: FieldProblem): string {
  return message.en.startsWith(`${path}:`) ? message.en : `${path} ${message.en}`.trim();
}

function invalid(reason: string): CallFailure {
  return new CallFailure('RESULT_INVALID', { reason });
}
