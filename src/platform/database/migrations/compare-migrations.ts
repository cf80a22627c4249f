import type { Migration } from './migration-files.js';
import { DatabaseTooNewError, MigrationEditedError } from './migration.errors.js';

/** A row of the table that records what was applied. */
export interface AppliedMigration {
  readonly version: number;
  readonly checksum: string;
  readonly appliedAt: Date;
}

/** The files split into those the database has (`known`) and those it lacks (`pending`), both in order. */
export interface MigrationComparison {
  readonly known: readonly Migration[];
  readonly pending: readonly Migration[];
}

/** Refuses a database that is ahead of the files or was built from other ones. */
export function compareMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): MigrationComparison {
  const checksums = new Map(applied.map(({ version, checksum }) => [version, checksum]));
  const versions = new Set(migrations.map(({ version }) => version));
  const unknown = applied.map(({ version }) => version).filter((version) => !versions.has(version));
  if (unknown.length > 0) throw new DatabaseTooNewError(unknown);
  const known = migrations.filter(({ version }) => checksums.has(version));
  for (const { version, name, checksum } of known) {
    if (checksums.get(version) !== checksum) {
      throw new MigrationEditedError(`${String(version).padStart(4, '0')}-${name}.up.sql`);
    }
  }
  return { known, pending: migrations.filter(({ version }) => !checksums.has(version)) };
}
