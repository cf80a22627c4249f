import type { RunContext } from '../../chart/run-machine.js';
import type { JsonValue } from '../../json.js';
import type { Model } from '../model/model.js';
import { valueOf, withValue, type VariableName } from '../model/variable.js';

/** How far beyond the outermost constant a number is still told apart from others as far out. */
const MARGIN = 3;

/** A limit of exactness: what was done to a variable so that its values stay few. */
export type Widened = (name: VariableName) => void;

/**
 * The context with nothing in it but what may still make a difference: what is never read again has its first value, and a
 * number beyond all it is compared with counts as one just beyond.
 */
export function settleContext(
  context: RunContext,
  live: ReadonlySet<VariableName>,
  model: Model,
  widened: Widened,
): RunContext {
  let settled = context;
  for (const name of model.slice.variables) {
    const value = valueOf(context, name);
    const first = valueOf(model.context, name);
    // What a run was started with stays.
    if (name.startsWith('input.')) continue;
    if (!live.has(name)) {
      if (value !== first) settled = withValue(settled, name, first);
      continue;
    }
    const kept = name.startsWith('kpi.') ? value : bounded(value, name, model, widened);
    if (kept !== value) settled = withValue(settled, name, kept);
  }
  return settled;
}

function bounded(
  value: JsonValue | undefined,
  name: VariableName,
  { slice, context }: Model,
  widened: Widened,
): JsonValue | undefined {
  if (typeof value === 'number') {
    const first = valueOf(context, name);
    const constants = [...slice.constantsOf(name).numbers, typeof first === 'number' ? first : 0];
    const most = Math.max(...constants) + MARGIN;
    const least = Math.min(...constants) - MARGIN;
    if (value > most) return most;
    return value < least ? least : value;
  }
  if (Array.isArray(value) && value.length > 8) {
    widened(name);
    return value.slice(0, 8);
  }
  if (typeof value === 'string' && value.length > 200) {
    widened(name);
    return value.slice(0, 200);
  }
  return value;
}
