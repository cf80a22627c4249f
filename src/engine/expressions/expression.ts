import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import type { JsonValue } from '../json.js';
import { isValueOf, nameOfType, type CelType } from './cel-type.js';
import { ExpressionFault } from './expression-fault.js';
import { isInstanceSets } from '../instances/instance-set.js';
import { viewOfSets } from '../instances/instances-view.js';
import { jsonFromCel } from './json-from-cel.js';

/** What an expression is evaluated on. */
export interface ExpressionInput {
  readonly context: object;
  readonly event?: object | undefined;
  /** What the caller of a service gives it. */
  readonly input?: object | undefined;
  /** Of an instance. */
  readonly item?: JsonValue | undefined;
  readonly index?: number | undefined;
}

/** An expression ready to be evaluated. Throws an `ExpressionFault` when it fails on these values. */
export type Expression = (input: ExpressionInput) => JsonValue;

/**
 * Parses an expression once. Its values are held to `wanted`, because what is `dyn` when it is checked can be anything
 * when it is evaluated. Throws the library's error when it does not parse or type; loading has checked that.
 */
export function compileExpression(environment: Environment, source: string, wanted: CelType): Expression {
  const program: ParseResult = environment.parse(source);
  return (input) => {
    const value = evaluate(program, source, input);
    if (!isValueOf(value, wanted)) throw new ExpressionFault(source, `yields no ${nameOfType(wanted)}`);
    return value;
  };
}

function evaluate(program: ParseResult, source: string, input: ExpressionInput): JsonValue {
  try {
    const { context, event, input: given, item, index } = input;
    const instances = setsOf(context);
    return jsonFromCel(
      program({ context, event, input: given, item, index, ...(instances && { instances }) }),
    );
  } catch (error) {
    throw new ExpressionFault(source, reasonOf(error));
  }
}

/** A run's context keeps its sets of instances; expressions see them beside it, counted. */
function setsOf(context: object): object | null {
  return 'instances' in context && isInstanceSets(context.instances) ? viewOfSets(context.instances) : null;
}

/** The library's messages draw the expression below their first line; that line says it all. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
