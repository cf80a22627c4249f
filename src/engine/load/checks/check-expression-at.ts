import type { Location } from '../../chart/state-tree.js';
import { nameOfType, type CelType } from '../../expressions/cel-type.js';
import { checkExpression } from '../../expressions/expression-check.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkReads } from './check-reads.js';

/** An expression at its place: syntax, names and types, that its result fits, and that what it reads is there. */
export function checkExpressionAt(
  cel: string,
  wanted: CelType,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const problem = checkExpression(subject.scopes.environmentAt(site), cel, wanted);
  if (problem === null) return checkReads(cel, site, location, subject);
  if (problem.kind === 'invalid') return [error('INVALID_EXPRESSION', location, { detail: problem.reason })];
  return [
    error('WRONG_EXPRESSION_TYPE', location, {
      name: nameOfType(problem.actual),
      detail: nameOfType(wanted),
    }),
  ];
}
