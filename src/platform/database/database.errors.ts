import { CodedError } from '../errors/coded-error.js';

/** The database cannot be reached, or the connection broke. Whether a commit on its way arrived is not known. */
export class DatabaseUnavailableError extends CodedError {
  constructor(
    cause: unknown,
    code = 'DATABASE_UNAVAILABLE',
    message = 'The database cannot be reached at the moment; try again shortly.',
  ) {
    super(code, message, { cause, retryable: true });
  }
}

/** The database has no space left; nothing of the transaction was kept. Reading still works. */
export class DatabaseFullError extends DatabaseUnavailableError {
  constructor(cause: unknown) {
    super(cause, 'DATABASE_FULL', 'The database has no space left; nothing was saved.');
  }
}

/** The database takes no changes: it is a standby, or was made read-only. */
export class DatabaseReadOnlyError extends DatabaseUnavailableError {
  constructor(cause: unknown) {
    super(cause, 'DATABASE_READ_ONLY', 'The database takes no changes at the moment; nothing was saved.');
  }
}

/** A statement took longer than STATEMENT_TIMEOUT_MS and was cancelled; its transaction is rolled back. */
export class StatementTimeoutError extends CodedError {
  constructor(cause: unknown) {
    super('DATABASE_TIMEOUT', 'The database took too long over a statement and cancelled it.', {
      cause,
      retryable: true,
    });
  }
}

/** Two transactions stood in each other's way (deadlock, serialization); this one is rolled back. */
export class TransactionConflictError extends CodedError {
  constructor(cause: unknown) {
    super('DATABASE_CONFLICT', 'Another change was made at the same moment; try again.', {
      cause,
      retryable: true,
    });
  }
}
