import type { Transaction } from '../../platform/database/database.js';

/** Work that is done every so often by whichever process comes to it. */
export type UpkeepName = 'sweep';

/** A round of the work, as far as it has come. */
export interface Round {
  /** The last run that was looked at; null at the beginning. */
  readonly cursor: string | null;
  readonly begunAt: Date;
}

interface UpkeepRow {
  readonly cursor: string | null;
  readonly begun_at: Date | null;
  readonly due: boolean;
}

/**
 * The round that is under way, or a new one where the last ended so many milliseconds ago; no other process has it until
 * the transaction ends. Null where nothing is to be done yet, or another process is at it. What a process leaves undone
 * another goes on with.
 */
export async function claimRound(
  tx: Transaction,
  name: UpkeepName,
  now: Date,
  everyMs: number,
): Promise<Round | null> {
  const [row] = await tx.query<UpkeepRow>(
    `SELECT cursor, begun_at,
       begun_at IS NOT NULL OR finished_at IS NULL
         OR finished_at <= $2::timestamptz - $3 * interval '1 millisecond' AS due
     FROM upkeep WHERE name = $1 FOR UPDATE SKIP LOCKED`,
    [name, now, everyMs],
  );
  if (!row?.due) return null;
  return { cursor: row.cursor, begunAt: row.begun_at ?? now };
}

/** The round has come so far; the next slice may be another process's. */
export async function continueRound(tx: Transaction, name: UpkeepName, round: Round): Promise<void> {
  await tx.query('UPDATE upkeep SET cursor = $2, begun_at = $3 WHERE name = $1', [
    name,
    round.cursor,
    round.begunAt,
  ]);
}

export async function finishRound(tx: Transaction, name: UpkeepName, now: Date): Promise<void> {
  await tx.query('UPDATE upkeep SET cursor = NULL, begun_at = NULL, finished_at = $2 WHERE name = $1', [
    name,
    now,
  ]);
}
