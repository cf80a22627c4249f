import type { Database, Transaction } from '../../platform/database/database.js';
import { RUN_TABLES, type RunTable } from './run-tables.js';
import { yieldToOthers } from './yield-to-others.js';

/** Rows whose copies are looked for in one statement. */
const SLICE_ROWS = 20_000;
/**
 * How long the rows stay after the last of their runs was archived: a reader (a backup, a verification) that began before
 * still finds them.
 */
const GRACE = '1 day';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The partitions by default, where rows lie for whose month none were prepared. */
const DEFAULT = 'default';

/** The partitions that are over and whose runs are all archived, by what follows the table in their names: `2026_03`. */
export async function readOverMonths(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx.query<{ suffix: string }>(
    `WITH part AS MATERIALIZED (
       SELECT substr(c.relname, length('run_event_') + 1) AS suffix
       FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'run_event'::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'),
     month AS (
       SELECT suffix, start AT TIME ZONE 'UTC' AS start, (start + interval '1 month') AT TIME ZONE 'UTC' AS over
       FROM part, to_date(suffix, 'YYYY_MM') AS day, date_trunc('month', day::timestamp) AS start)
     SELECT suffix FROM month
     WHERE over <= $1::timestamptz - interval '${GRACE}' AND NOT EXISTS (
       SELECT FROM run WHERE id >= first_run_id(start) AND id < first_run_id(over)
         AND (archived_at IS NULL OR archived_at > $1::timestamptz - interval '${GRACE}'))
     UNION ALL
     SELECT '${DEFAULT}' WHERE EXISTS (SELECT FROM run_event_default) AND NOT EXISTS (
       SELECT FROM run_event_default AS e LEFT JOIN run ON run.id = e.run_id
       WHERE run.archived_at IS NULL OR run.archived_at > $1::timestamptz - interval '${GRACE}')
     ORDER BY suffix`,
    [now],
  );
  return rows.map(({ suffix }) => suffix);
}

/** Whether every row of the partitions has its copy in the archive. Read in slices. */
export async function isWhollyArchived(database: Database, suffix: string): Promise<boolean> {
  for (const table of RUN_TABLES) {
    if (await hasUncopied(database, table, suffix)) return false;
  }
  return true;
}

async function hasUncopied(database: Database, { name, key }: RunTable, suffix: string): Promise<boolean> {
  const copied = key.map((column) => `a.${column} = hot.${column}`).join(' AND ');
  let after = FIRST_ID;
  for (;;) {
    const [row] = await database.query<{ last: string; uncopied: boolean }>(
      `SELECT last, EXISTS (
         SELECT FROM ${name}_${suffix} AS hot LEFT JOIN run ON run.id = hot.run_id
         WHERE hot.run_id > $1 AND hot.run_id <= last AND NOT EXISTS (
           SELECT FROM archive.${name} AS a WHERE ${copied} AND a.archived_at = run.archived_at)) AS uncopied
       FROM (SELECT run_id AS last
             FROM (SELECT run_id FROM ${name}_${suffix} WHERE run_id > $1 ORDER BY run_id LIMIT ${SLICE_ROWS}) AS slice
             ORDER BY run_id DESC LIMIT 1) AS bound`,
      [after],
    );
    if (row === undefined) return false;
    if (row.uncopied) return true;
    after = row.last;
  }
}

/**
 * Lets go of the partitions in all tables at once: readers find the copies from then on. False where they are not to be
 * dropped any more: another process has done it, or the partitions by default have got new rows.
 */
export async function dropMonth(tx: Transaction, suffix: string, now: Date): Promise<boolean> {
  await yieldToOthers(tx);
  if (suffix === DEFAULT) await tx.query(`LOCK TABLE ${RUN_TABLES.map(partitionOf(suffix)).join(', ')}`);
  if (!(await readOverMonths(tx, now)).includes(suffix)) return false;
  for (const { name } of RUN_TABLES) {
    await tx.query(`ALTER TABLE ${name} DETACH PARTITION ${name}_${suffix}`);
    await tx.query(`DROP TABLE ${name}_${suffix}`);
    if (suffix === DEFAULT) await tx.query(`CREATE TABLE ${name}_${DEFAULT} PARTITION OF ${name} DEFAULT`);
  }
  return true;
}

function partitionOf(suffix: string): (table: RunTable) => string {
  return ({ name }) => `${name}_${suffix}`;
}
