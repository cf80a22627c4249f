import type { Transaction } from '../../platform/database/database.js';
import { yieldToOthers } from './yield-to-others.js';

/** How many months beyond the present one are prepared. */
const MONTHS_AHEAD = 2;

/** The months (first days, UTC, as `YYYY-MM-DD`) that have no partitions yet, of the present one and those to come. */
export async function missingMonths(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx.query<{ month: string }>(
    `SELECT to_char(month, 'YYYY-MM-DD') AS month
     FROM (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') + ahead * interval '1 month' AS month
           FROM generate_series(0, $2::integer) AS ahead) AS wanted
     WHERE to_regclass(to_char(month, '"run_event_"YYYY"_"MM')) IS NULL ORDER BY month`,
    [now, MONTHS_AHEAD],
  );
  return rows.map(({ month }) => month);
}

/** Makes the partitions that are missing; gives their months as `2026_03`. A month that the default partition has begun stays in it. */
export async function preparePartitions(tx: Transaction, now: Date): Promise<string[]> {
  const missing = await missingMonths(tx, now);
  if (missing.length === 0) return [];
  await yieldToOthers(tx);
  const added: string[] = [];
  for (const month of missing) {
    const [row] = await tx.query<{ added: boolean }>('SELECT add_run_partitions($1::date) AS added', [month]);
    if (row?.added) added.push(month.slice(0, 7).replace('-', '_'));
  }
  return added;
}
