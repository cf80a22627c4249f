import type { ErrorObject } from 'ajv';
import type { JsonObject, JsonValue } from '../json.js';
import { pathText, pointerSteps } from '../path-text.js';
import { dataSchemaCheck } from './data-schema-compiler.js';
import type { FieldProblem } from './field-problem.js';
import { fieldMessage, titlesOf } from './field-message.js';

/** More tell nobody anything, and whoever sends a million superfluous fields must not get a million answers. */
const MOST_PROBLEMS = 50;

/**
 * Checks what a person or a program filled in against a playbook's JSON Schema: a task's form, an event's payload,
 * a run's input. Empty when it fits; at most the first 50 problems. Never changes
 * the data.
 */
export function validateForm(schema: JsonObject, data: JsonValue): readonly FieldProblem[] {
  const check = dataSchemaCheck(schema);
  if (check(data)) return [];
  return (check.errors ?? [])
    .filter(saysSomething)
    .slice(0, MOST_PROBLEMS)
    .map((error) => fieldProblem(error, data));
}

/** `if` and `propertyNames` only announce errors that are reported for themselves. */
function saysSomething(error: ErrorObject): boolean {
  return error.keyword !== 'if' && error.keyword !== 'propertyNames';
}

function fieldProblem(error: ErrorObject, data: JsonValue): FieldProblem {
  const steps = pointerSteps(error.instancePath, data);
  const member = memberOf(error);
  const message = fieldMessage(error, titlesOf(error, member));
  return { path: pathText(member === null ? steps : [...steps, member]), ...message };
}

/** Ajv reports a missing or superfluous field at its object; people look for it at the field. */
function memberOf({ keyword, params }: ErrorObject): string | null {
  const member: unknown = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  return typeof member === 'string' ? member : null;
}
