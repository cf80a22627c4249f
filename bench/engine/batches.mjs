import { withClient } from '../measure/pg.mjs';

const EVERY_MS = 25;

/**
 * How Setpiece groups events while the work is done: the mean number of events that one transaction wrote, told by the
 * log's own rows, and how many transactions were under way at a time, rounded up.
 *
 * @param {string} url
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{ batch: number, connections: number }>} whole numbers, at least 1
 */
export function observeBatches(url, work) {
  return withClient(url, async (client) => {
    const { rows: start } = await client.query('SELECT clock_timestamp() AS at');
    const seen = [];
    const timer = setInterval(
      () =>
        countOpen(client).then(
          (open) => seen.push(open),
          () => undefined,
        ),
      EVERY_MS,
    );
    await work();
    clearInterval(timer);
    const { rows } = await client.query(
      `SELECT count(*) / count(DISTINCT xmin::text)::float AS batch FROM run_event WHERE at >= $1 HAVING count(*) > 0`,
      [start[0]?.at],
    );
    const mean = seen.reduce((sum, open) => sum + open, 0) / Math.max(1, seen.length);
    return {
      batch: Math.max(1, Math.round(rows[0]?.batch ?? 1)),
      connections: Math.max(1, Math.ceil(mean)),
    };
  });
}

async function countOpen(client) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS open FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'setpiece' AND state <> 'idle'`,
  );
  return rows[0]?.open ?? 0;
}
