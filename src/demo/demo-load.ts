import type { Database } from '../platform/database/database.js';

/**
 * Whether the demo is to be loaded: into a database that holds nobody, or one in which an earlier load was interrupted.
 * What an interrupted load left is removed.
 */
export async function claimDemoLoad(database: Database, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [state] = await tx.query<{ inhabited: boolean; started: boolean; finished: boolean }>(
      `SELECT EXISTS (SELECT FROM person) AS inhabited,
              EXISTS (SELECT FROM demo_load) AS started,
              EXISTS (SELECT FROM demo_load WHERE finished_at IS NOT NULL) AS finished`,
    );
    if (!state || state.finished || (state.inhabited && !state.started)) return false;
    if (state.started) await tx.query(`TRUNCATE department, skill, idempotency_record CASCADE`);
    await tx.query(
      `INSERT INTO demo_load (started_at) VALUES ($1) ON CONFLICT (only_one) DO UPDATE SET started_at = $1`,
      [now],
    );
    return true;
  });
}

export async function finishDemoLoad(database: Database, now: Date): Promise<void> {
  await database.query(`UPDATE demo_load SET finished_at = $1`, [now]);
}

const LOCK = 7_384_021_553;

/** Does the work while no other process does; where one does, nothing is done and the answer is false. */
export async function whileAlone(database: Database, work: () => Promise<boolean>): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }>(`SELECT pg_try_advisory_xact_lock($1) AS taken`, [
      LOCK,
    ]);
    return lock?.taken === true && (await work());
  });
}
