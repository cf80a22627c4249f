import type { Statements } from '../../platform/database/statements.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const SLICE_ROWS = 20_000;

const HOT = [
  'run_event',
  'task',
  'approval_decision',
  'kpi_observation',
  'timer',
  'service_call',
  'child_run',
  'lock_claim',
  'incident',
];
const ARCHIVED = ['run_event', 'task', 'approval_decision', 'kpi_observation'];

/** A row that belongs to no run. */
export interface Stray {
  readonly table: string;
  readonly runId: string;
}

/**
 * The first row without its run, or in the archive without a run that was archived just then; null where there is none.
 * Nothing in the database keeps such rows away but the runner, who is the only writer. Read in slices.
 */
export async function findStray(database: Statements): Promise<Stray | null> {
  for (const table of HOT) {
    const runId = await findIn(database, table, 'run.id = stray.run_id');
    if (runId !== null) return { table, runId };
  }
  for (const name of ARCHIVED) {
    const table = `archive.${name}`;
    const runId = await findIn(
      database,
      table,
      'run.id = stray.run_id AND run.archived_at = stray.archived_at',
    );
    if (runId !== null) return { table, runId };
  }
  return null;
}

async function findIn(database: Statements, table: string, owned: string): Promise<string | null> {
  let after = FIRST_ID;
  for (;;) {
    const [slice] = await database.query<{ last: string; stray: string | null }>(
      `SELECT last, (SELECT run_id FROM ${table} AS stray
          WHERE run_id > $1 AND run_id <= last AND NOT EXISTS (SELECT FROM run WHERE ${owned}) LIMIT 1) AS stray
       FROM (SELECT run_id AS last
             FROM (SELECT run_id FROM ${table} WHERE run_id > $1 ORDER BY run_id LIMIT ${SLICE_ROWS}) AS slice
             ORDER BY run_id DESC LIMIT 1) AS bound`,
      [after],
    );
    if (slice === undefined || slice.stray !== null) return slice?.stray ?? null;
    after = slice.last;
  }
}
