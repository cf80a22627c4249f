import type { Transaction } from '../../platform/database/database.js';
import { RUN_TABLES } from './run-tables.js';
import { yieldToOthers } from './yield-to-others.js';

/** The months (`2026_03`) of the archive whose last day is past what is kept, the oldest first. */
export async function readExpiredArchives(tx: Transaction, putBefore: Date): Promise<string[]> {
  const rows = await tx.query<{ suffix: string }>(
    `WITH part AS MATERIALIZED (
       SELECT substr(c.relname, length('run_event_') + 1) AS suffix
       FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'archive.run_event'::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$')
     SELECT suffix FROM part
     WHERE (to_date(suffix, 'YYYY_MM')::timestamp + interval '1 month') AT TIME ZONE 'UTC' <= $1::timestamptz
     ORDER BY suffix`,
    [putBefore],
  );
  return rows.map(({ suffix }) => suffix);
}

/**
 * What was archived in the month is gone for good; of its runs the row with the outcome stays. False where another process
 * has done it.
 */
export async function dropArchive(tx: Transaction, suffix: string, putBefore: Date): Promise<boolean> {
  await yieldToOthers(tx);
  if (!(await readExpiredArchives(tx, putBefore)).includes(suffix)) return false;
  for (const { name } of RUN_TABLES) {
    await tx.query(`ALTER TABLE archive.${name} DETACH PARTITION archive.${name}_${suffix}`);
    await tx.query(`DROP TABLE archive.${name}_${suffix}`);
  }
  return true;
}
