import type { Database } from '../../platform/database/database.js';
import type { Statements } from '../../platform/database/statements.js';

/** A timer whose time has come, and the head of its run's log. */
export interface DueTimer {
  readonly runId: string;
  readonly timer: string;
  readonly dueAt: Date;
  readonly head: string | null;
}

/**
 * The timers due by the instant, in the order they became due, at most so many; their runs are locked until the
 * transaction ends. Those whose run somebody else has locked are left out: they are being seen to.
 */
export function claimDueTimers(tx: Statements, now: Date, limit: number): Promise<DueTimer[]> {
  return tx.query<DueTimer>(
    `SELECT t.run_id AS "runId", t.timer, t.due_at AS "dueAt", encode(r.head, 'hex') AS head
     FROM timer t JOIN run r ON r.id = t.run_id
     WHERE t.due_at <= $1 AND t.parked_at IS NULL AND NOT t.held
     ORDER BY t.due_at, t.run_id, t.timer LIMIT $2 FOR NO KEY UPDATE OF r SKIP LOCKED`,
    [now, limit],
  );
}

/** When the next timer is due, or null where none is pending. */
export async function readNextDue(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ due: Date }>(
    'SELECT due_at AS due FROM timer WHERE parked_at IS NULL AND NOT held ORDER BY due_at LIMIT 1',
  );
  return row?.due ?? null;
}
