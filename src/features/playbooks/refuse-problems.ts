import type { Problem } from '../../engine/load/problem.js';
import { DomainError } from '../../platform/domain-error.js';
import { pathSteps } from './path-steps.js';

/** The refusal of a playbook file that lists each error with its line; warnings do not make one. */
export function refuseProblems(problems: readonly Problem[]): DomainError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new DomainError('PLAYBOOK_PROBLEMS', { count: errors.length }, ['source'], {
    problems: errors.map(({ code, message, path, line, column, file, trace }) => ({
      code,
      message,
      path: pathSteps(path),
      line,
      column,
      ...(file !== undefined && { file }),
      ...(trace !== undefined && { trace }),
    })),
  });
}
