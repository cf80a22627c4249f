import { createRequire } from 'node:module';

/** The service's own driver: a peer may have brought another version of it into this folder. */
export const pg = createRequire(new URL('../../package.json', import.meta.url))('pg');

/**
 * One connection for as long as the work takes.
 *
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: 'setpiece bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
