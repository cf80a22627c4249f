import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from './pg.mjs';

/**
 * A PostgreSQL for one scenario: the embedded one with its ordinary settings, so that a commit waits for the disk. The
 * same server, with the same settings, serves whoever is measured.
 *
 * @param {{ maxConnections?: number }} [options]
 */
export async function startPostgres({ maxConnections = 200 } = {}) {
  const { startEmbedded } = await import('../../dist/platform/embedded/start-embedded.js');
  const folder = await mkdtemp(join(tmpdir(), 'setpiece-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const server = await startEmbedded({ dataFolder: folder, durable: true, maxConnections }).catch(
    async (error) => {
      await remove();
      throw error;
    },
  );
  const urlOf = (database) => Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
  return {
    url: server.url,
    urlOf,
    /** Makes a database, empty or as a copy of another, and gives its URL. */
    createDatabase: async (name, template = 'template0') => {
      await withClient(server.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
      return urlOf(name);
    },
    /** What the figures depend on. */
    settings: () => withClient(server.url, readSettings),
    stop: async () => {
      await server.stop();
      await remove();
    },
  };
}

async function readSettings(client) {
  const { rows } = await client.query(
    `SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS s (name)`,
    [['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size']],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
