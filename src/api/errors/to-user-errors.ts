import { PermissionDeniedError, type DomainError } from '../../platform/domain-error.js';
import type { Locale } from '../../platform/localized-text.js';
import { messageOf } from '../messages/catalogue.js';
import type { UserError } from './user-error.model.js';

/** A user error that says which member of the interface it is. */
interface TypedUserError extends UserError {
  readonly __typename: string;
}

/** A refusal as user errors: one for each problem it lists, otherwise one. */
export function toUserErrors(error: DomainError, locale: Locale): TypedUserError[] {
  const { problems } = error.detail;
  if (problems && problems.length > 0) {
    return problems.map((problem) => ({
      __typename: problem.line === undefined ? typeNameOf(error) : 'PlaybookProblemError',
      code: problem.code,
      message: problem.message[locale],
      path: [...problem.path],
      line: problem.line,
      column: problem.column,
      file: problem.file,
    }));
  }
  const { currentVersion, allowedEvents, missingRoles } = error.detail;
  const detail = { currentVersion, allowedEvents, missingRoles };
  const message = messageOf(error.code, error.values)[locale];
  const base = { __typename: typeNameOf(error), code: error.code, message, path: [...error.path] };
  return [{ ...base, ...detail }];
}

function typeNameOf(error: DomainError): string {
  if (error.detail.currentVersion !== undefined) return 'StaleVersionError';
  if (error.detail.allowedEvents !== undefined) return 'TransitionNotAllowedError';
  if (error.detail.missingRoles !== undefined) return 'RolesNotFilledError';
  if (error.code === 'NOT_FOUND') return 'NotFoundError';
  if (error.code === 'IDEMPOTENCY_CONFLICT') return 'IdempotencyConflictError';
  return error instanceof PermissionDeniedError ? 'PermissionDeniedError' : 'InvalidInputError';
}
