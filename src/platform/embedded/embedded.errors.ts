import { CodedError } from '../errors/coded-error.js';

const USE_OWN = 'Or set DATABASE_URL to use a PostgreSQL of your own.';

/** The data folder cannot be made or written to. */
export class DataFolderNotWritableError extends CodedError {
  constructor(folder: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      'DATA_FOLDER_NOT_WRITABLE',
      `The data folder ${folder} cannot be written to (${reason}). ` +
        `Give this user the right to write there, or set SETPIECE_DATA to another folder. ${USE_OWN}`,
      { cause },
    );
  }
}

/** Another server runs on the same data folder. */
export class DataFolderInUseError extends CodedError {
  constructor(folder: string, pid: number) {
    super(
      'DATA_FOLDER_IN_USE',
      `The data folder ${folder} is in use by another Setpiece server, process ${pid}. ` +
        'Stop that one first, or give this one a folder of its own with SETPIECE_DATA.',
    );
  }
}

/** The data folder was made by a PostgreSQL that the present binaries cannot read. */
export class DataFolderVersionError extends CodedError {
  constructor(folder: string, found: string, expected: string) {
    super(
      'DATA_FOLDER_OTHER_VERSION',
      `The database in ${folder} was made by PostgreSQL ${found}; the embedded one is ${expected}. ` +
        `Move its data with pg_dump and pg_restore, or start with an empty SETPIECE_DATA. ${USE_OWN}`,
    );
  }
}

/** The embedded PostgreSQL does not run here. */
export class EmbeddedUnavailableError extends CodedError {
  constructor(reason: string, cause?: unknown) {
    super(
      'EMBEDDED_DATABASE_UNAVAILABLE',
      `The embedded PostgreSQL cannot be used here: ${reason} ${USE_OWN}`,
      {
        cause,
      },
    );
  }
}

/** The embedded PostgreSQL was started and did not become ready. */
export class EmbeddedStartError extends CodedError {
  constructor(logFile: string, lastLines: string) {
    super(
      'EMBEDDED_DATABASE_FAILED',
      `The embedded PostgreSQL did not start. The end of ${logFile} says:\n${lastLines}`,
    );
  }
}
