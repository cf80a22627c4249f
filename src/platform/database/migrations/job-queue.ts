import { Logger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import { MigrationFailedError } from './migration.errors.js';

/** What graphile-worker keeps its tables and functions in. */
export const JOB_SCHEMA = 'setpiece_jobs';

/** The migration since which there are calls to queue. Taking it back drops the queue's schema. */
const FIRST_VERSION = 7;

export function needsJobQueue(version: number): boolean {
  return version >= FIRST_VERSION;
}

/** Brings the queue's own schema to what the installed graphile-worker needs. To be called under the migrations' lock. */
export async function installJobQueue(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1, application_name: 'setpiece-migrate' });
  // A connection that breaks is reported by the statement that needs it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, schema: JOB_SCHEMA, logger: new Logger(() => () => undefined) });
  } catch (error) {
    throw error instanceof Error ? new MigrationFailedError("of graphile-worker's own", error) : error;
  } finally {
    await pool.end();
  }
}
