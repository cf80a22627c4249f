import { CodedError } from '../../errors/coded-error.js';

/** The files of the migrations folder do not form a sequence. */
export class MigrationFilesError extends CodedError {
  constructor(folder: string, problems: readonly string[]) {
    super(
      'MIGRATION_FILES_WRONG',
      `The migrations in ${folder} are not in order:\n  ${problems.join('\n  ')}`,
    );
  }
}

/** A migration's file is no longer what was applied. */
export class MigrationEditedError extends CodedError {
  constructor(file: string) {
    super(
      'MIGRATION_EDITED',
      `Migration ${file} was changed after it had been applied to this database. ` +
        'Put the file back as it was and make the change in a new migration.',
    );
  }
}

/** The database has migrations that this version of the software does not know. */
export class DatabaseTooNewError extends CodedError {
  constructor(versions: readonly number[]) {
    super(
      'DATABASE_TOO_NEW',
      `The database has migration ${versions.join(', ')}, which this version of Setpiece does not know. Start a newer version.`,
    );
  }
}

/** A migration's SQL failed; nothing of it was kept. */
export class MigrationFailedError extends CodedError {
  constructor(file: string, cause: Error) {
    super('MIGRATION_FAILED', `Migration ${file} failed and was rolled back: ${cause.message}`, { cause });
  }
}

/** The asked target version does not exist, or lies in the other direction. */
export class MigrationTargetError extends CodedError {
  constructor(message: string) {
    super('MIGRATION_TARGET_WRONG', message);
  }
}
