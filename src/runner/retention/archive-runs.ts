import type { Transaction } from '../../platform/database/database.js';
import { RUN_TABLES } from './run-tables.js';

/** Runs of one slice at most, and entries of their logs (a longer log is a slice by itself). */
const SLICE_RUNS = 500;
const SLICE_EVENTS = 20_000;

/** What one slice, or several, put into the archive. */
export interface Archived {
  readonly runs: number;
  readonly events: number;
}

/** Runs that ended before $1 and can change no more: no call is still to be made for them, no incident to be settled. */
const RIPE = `finished_at <= $1 AND archived_at IS NULL
  AND NOT EXISTS (SELECT FROM service_call AS c WHERE c.run_id = run.id AND c.status = 'pending')
  AND NOT EXISTS (SELECT FROM incident AS i WHERE i.run_id = run.id AND i.resolved_at IS NULL)`;

/** How much there is to be archived. */
export async function countRipeRuns(tx: Transaction, endedBefore: Date): Promise<Archived> {
  const [row] = await tx.query<Archived>(
    `SELECT count(*)::int AS runs, coalesce(sum(seq), 0)::float8 AS events FROM run WHERE ${RIPE}`,
    [endedBefore],
  );
  return row ?? { runs: 0, events: 0 };
}

/**
 * Copies everything of the runs that ended longest ago, and marks them; their rows stay where they are until their month
 * is dropped. Runs that somebody has locked are left for the next slice. Gives zeros when nothing is left to be done.
 */
export async function archiveSlice(tx: Transaction, endedBefore: Date, now: Date): Promise<Archived> {
  const runs = await tx.query<{ id: string; seq: number }>(
    `SELECT id, seq FROM run WHERE ${RIPE} ORDER BY finished_at, id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
    [endedBefore, SLICE_RUNS],
  );
  const slice = takeUntilFull(runs);
  const ids = slice.map(({ id }) => id);
  if (ids.length === 0) return { runs: 0, events: 0 };
  await tx.query(`SELECT add_archive_partitions(($1::timestamptz AT TIME ZONE 'UTC')::date)`, [now]);
  for (const { name } of RUN_TABLES) {
    await tx.query(
      `INSERT INTO archive.${name} SELECT hot.*, $2::timestamptz FROM ${name} AS hot WHERE hot.run_id = ANY ($1::uuid[])`,
      [ids, now],
    );
  }
  await tx.query('UPDATE run SET archived_at = $2 WHERE id = ANY ($1::uuid[])', [ids, now]);
  return { runs: ids.length, events: slice.reduce((sum, { seq }) => sum + seq, 0) };
}

function takeUntilFull<R extends { readonly seq: number }>(runs: readonly R[]): R[] {
  let events = 0;
  return runs.filter(({ seq }, index) => {
    events += seq;
    return index === 0 || events <= SLICE_EVENTS;
  });
}
