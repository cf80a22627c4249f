import type { RunContext } from '../../chart/run-machine.js';
import type { ScopedDefinition } from '../../expressions/playbook-scopes.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { Reference } from './terms.js';

/** A value that a run keeps: `context.round`, `input.budget`, `kpi.sellThrough`. */
export type VariableName = `${'context' | 'input' | 'kpi'}.${string}`;

/** The variables that a reference reads; several where it reads `context.input` or `context.kpis` as a whole. */
export function variablesOf({ root, path }: Reference, definition: ScopedDefinition): VariableName[] {
  if (root !== 'context') return [];
  const [first, second] = path;
  switch (first) {
    case undefined:
      return everyVariable(definition);
    case 'input':
      return second === undefined ? inputsOf(definition) : [`input.${second}`];
    case 'kpis':
      return second === undefined ? kpisOf(definition) : [`kpi.${second}`];
    default:
      return [`context.${first}`];
  }
}

export function everyVariable(definition: ScopedDefinition): VariableName[] {
  const fields = Object.keys(definition.machine.context ?? {});
  return [
    ...fields.map((field): VariableName => `context.${field}`),
    ...inputsOf(definition),
    ...kpisOf(definition),
  ];
}

function inputsOf({ input }: ScopedDefinition): VariableName[] {
  return Object.keys(objectAt(input, 'properties')).map((field): VariableName => `input.${field}`);
}

function kpisOf({ kpis }: ScopedDefinition): VariableName[] {
  return Object.keys(kpis).map((kpi): VariableName => `kpi.${kpi}`);
}

/** The value of a variable; `undefined` for what is absent. */
export function valueOf(context: JsonObject, variable: VariableName): JsonValue | undefined {
  const [kind, name] = splitName(variable);
  if (kind === 'context') return own(context, name);
  return own(objectAt(context, kind === 'kpi' ? 'kpis' : 'input'), name);
}

/** A context in which the variable has another value, or is absent. */
export function withValue(
  context: RunContext,
  variable: VariableName,
  value: JsonValue | undefined,
): RunContext {
  const [kind, name] = splitName(variable);
  if (kind === 'kpi') return { ...context, kpis: changed(context.kpis, name, value) };
  if (kind === 'input') return { ...context, input: changed(context.input, name, value) };
  return value === undefined ? context : { ...context, [name]: value };
}

function changed(object: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  if (value !== undefined) return { ...object, [name]: value };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function splitName(variable: VariableName): [kind: string, name: string] {
  const dot = variable.indexOf('.');
  return [variable.slice(0, dot), variable.slice(dot + 1)];
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isJsonObject(value) ? value : {};
}
