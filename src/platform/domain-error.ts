/**
 * A refusal that the caller can act on. It has a stable code, the path to what is wrong in the input, and values for
 * its message, which is looked up by the code in the caller's language (`src/api/messages`).
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly values: MessageValues = {},
    readonly path: readonly string[] = [],
    /** Data that a client may act on, by the error's own type (see `src/api/errors`). */
    readonly detail: ErrorDetail = {},
  ) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'DomainError';
  }
}

export type MessageValues = Readonly<Record<string, string | number | boolean>>;

export interface ErrorDetail {
  readonly currentVersion?: number;
  readonly allowedEvents?: readonly string[];
  readonly missingRoles?: readonly string[];
  /** More than one trouble in one input (form fields, a playbook's lines); each becomes a user error of its own. */
  readonly problems?: readonly ErrorProblem[];
}

export interface ErrorProblem {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly path: readonly string[];
  readonly line?: number;
  readonly column?: number;
  /** The file it is in, where that is another one than was asked about. */
  readonly file?: string;
}

export class NotFoundError extends DomainError {
  constructor(type: string, path: readonly string[] = []) {
    super('NOT_FOUND', { type }, path);
  }
}

export class PermissionDeniedError extends DomainError {
  constructor(reason = 'PERMISSION_DENIED', values: MessageValues = {}, path: readonly string[] = []) {
    super(reason, values, path);
  }
}

export class StaleVersionError extends DomainError {
  constructor(expected: number, current: number, path: readonly string[] = ['expectedVersion']) {
    super('STALE_VERSION', { expected, current }, path, { currentVersion: current });
  }
}
