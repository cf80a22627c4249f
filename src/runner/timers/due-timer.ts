import type { Database, Transaction } from '../../platform/database/database.js';

/** A timer whose time has come. */
export interface DueTimer {
  readonly runId: string;
  readonly timer: string;
  readonly dueAt: Date;
}

/** The timers due by the instant, in the order they became due. Read without a lock: each is looked at again under its run's. */
export async function readDueTimers(database: Database, now: Date, limit: number): Promise<DueTimer[]> {
  return database.query<DueTimer>(
    `SELECT run_id AS "runId", timer, due_at AS "dueAt" FROM timer
     WHERE due_at <= $1 AND parked_at IS NULL ORDER BY due_at, run_id, timer LIMIT $2`,
    [now, limit],
  );
}

/** When the next timer is due, or null where none is pending. */
export async function readNextDue(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ due: Date }>(
    'SELECT due_at AS due FROM timer WHERE parked_at IS NULL ORDER BY due_at LIMIT 1',
  );
  return row?.due ?? null;
}

/** From now on the timer does not fire by itself. */
export async function parkTimer(tx: Transaction, { runId, timer }: DueTimer, now: Date): Promise<void> {
  await tx.query('UPDATE timer SET parked_at = $3 WHERE run_id = $1 AND timer = $2', [runId, timer, now]);
}
