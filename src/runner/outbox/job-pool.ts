import { Pool } from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;

/** The worker's own connections: one that listens, and as many as there are calls that end at the same moment. */
export function createJobPool(url: string, concurrency: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 1,
    application_name: 'setpiece jobs',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // The statement that needs a broken connection reports it; the pool replaces it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
