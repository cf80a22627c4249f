import type { Database } from '../../src/platform/database/database.js';

const TABLES = [
  'run',
  'run_event',
  'task',
  'approval_decision',
  'timer',
  'kpi_observation',
  'incident',
  'notification',
  'idempotency_record',
];

/** How many rows each table of runs has, and what is in them: equal before and after where nothing was left behind. */
export async function fingerprintRuns(database: Database): Promise<Record<string, string>> {
  const prints = await Promise.all(
    TABLES.map(async (table) => {
      const [row] = await database.query<{ print: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS print
         FROM ${table} AS t`,
      );
      return [table, row?.print ?? ''] as const;
    }),
  );
  return Object.fromEntries(prints);
}
