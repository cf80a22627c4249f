import { Client } from 'pg';
import { type AppliedMigration, compareMigrations } from './compare-migrations.js';
import { installJobQueue, needsJobQueue } from './job-queue.js';
import type { Migration } from './migration-files.js';
import { MigrationFailedError, MigrationTargetError } from './migration.errors.js';

/** A migration as `status` reports it. */
export interface MigrationStatus {
  readonly version: number;
  readonly name: string;
  /** Undefined while it waits to be applied. */
  readonly appliedAt: Date | undefined;
}

// Any number that nothing else locks; it spells "setpiece" on a telephone's keys.
const ADVISORY_LOCK = 73_874_323;

const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/**
 * Brings a database's schema forward and back. Several processes may call it at once: they take turns, and those
 * that come later find nothing left to do. An applied migration whose file was edited is refused.
 */
export class Migrator {
  constructor(
    private readonly url: string,
    private readonly migrations: readonly Migration[],
  ) {}

  /** Applies what is missing up to and including version `to` (default: all). Returns what was applied, in order. */
  async up(to: number = this.migrations.length): Promise<Migration[]> {
    this.requireVersion(to);
    return this.withLock(async (client) => {
      const applied = await readApplied(client);
      const { pending } = compareMigrations(this.migrations, applied);
      const steps = pending.filter(({ version }) => version <= to);
      for (const step of steps) await applyUp(client, step);
      if (needsJobQueue(Math.min(to, this.migrations.length))) await installJobQueue(this.url);
      return steps;
    });
  }

  /** Takes back everything after version `to` (default: only the newest). Returns what was taken back, newest first. */
  async down(to?: number): Promise<Migration[]> {
    return this.withLock(async (client) => {
      const applied = await readApplied(client);
      const { known } = compareMigrations(this.migrations, applied);
      const target = to ?? Math.max(0, known.length - 1);
      this.requireVersion(target);
      const steps = known.filter(({ version }) => version > target).toReversed();
      for (const step of steps) await applyDown(client, step);
      return steps;
    });
  }

  /** Every migration with the instant it was applied. Changes nothing, not even on an empty database. */
  async status(): Promise<MigrationStatus[]> {
    return this.withClient(async (client) => {
      const applied = await readApplied(client);
      compareMigrations(this.migrations, applied);
      const appliedAt = new Map(applied.map((row) => [row.version, row.appliedAt]));
      return this.migrations.map(({ version, name }) => ({
        version,
        name,
        appliedAt: appliedAt.get(version),
      }));
    });
  }

  private requireVersion(version: number): void {
    if (Number.isInteger(version) && version >= 0 && version <= this.migrations.length) return;
    throw new MigrationTargetError(
      `There is no migration ${version}; the target must be a number from 0 (nothing) to ${this.migrations.length}.`,
    );
  }

  private async withLock<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      // The lock belongs to the session: it goes with the connection, whatever happens.
      await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
      await client.query(CREATE_TABLE);
      return work(client);
    });
  }

  private async withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url, application_name: 'setpiece-migrate' });
    // Without a listener a connection lost between two statements would end the process; the next statement reports it.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows: tables } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('schema_migration') IS NOT NULL AS present`,
  );
  if (!tables[0]?.present) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT version, checksum, applied_at AS "appliedAt" FROM schema_migration ORDER BY version`,
  );
  return rows;
}

async function applyUp(client: Client, { version, name, up, checksum }: Migration): Promise<void> {
  await inTransaction(client, `${fileStem({ version, name })}.up.sql`, async () => {
    await client.query(up);
    await client.query('INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)', [
      version,
      name,
      checksum,
    ]);
  });
}

async function applyDown(client: Client, { version, name, down }: Migration): Promise<void> {
  await inTransaction(client, `${fileStem({ version, name })}.down.sql`, async () => {
    await client.query(down);
    await client.query('DELETE FROM schema_migration WHERE version = $1', [version]);
  });
}

async function inTransaction(client: Client, file: string, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error instanceof Error ? new MigrationFailedError(file, error) : error;
  }
}

function fileStem({ version, name }: Pick<Migration, 'version' | 'name'>): string {
  return `${String(version).padStart(4, '0')}-${name}`;
}
