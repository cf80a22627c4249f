import type { Environment } from '@marcbachmann/cel-js';
import { isAssignable, type CelType } from './cel-type.js';
import { reasonOf } from './expression.js';

/** What is wrong with an expression before it is ever evaluated. */
export type ExpressionProblem =
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'wrongType'; readonly actual: string };

/** Checks syntax, names and types, and that the result fits where it goes. `null` when all is well. */
export function checkExpression(
  environment: Environment,
  source: string,
  wanted: CelType,
): ExpressionProblem | null {
  const result = environment.check(source);
  if (!result.valid) return { kind: 'invalid', reason: reasonOf(result.error) };
  const actual = result.type ?? 'dyn';
  return isAssignable(actual, wanted) ? null : { kind: 'wrongType', actual };
}
