// Before all tests: one PostgreSQL, and in it a migrated template database that every test file clones.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';

const PREFIX = 'setpiece-test-';
const FOLDERS_AT_ONCE = 50;

export default async function globalSetup() {
  // What does not compile fails in the tests that import it, with its position.
  await build().catch((error) => process.stderr.write(`${error.message}\n`));
  const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
  const serverUrl = process.env['TEST_DATABASE_URL'] ?? server?.url;
  const template = `setpiece_template_${process.pid}`;
  try {
    await makeTemplate(serverUrl, template);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  // Jest's workers inherit the environment.
  process.env['SETPIECE_TEST_SERVER'] = JSON.stringify({ url: serverUrl, template });
  globalThis.stopTestServer = async () => {
    await dropTemplate(serverUrl, template);
    await server?.stop();
  };
}

async function startServer() {
  await sweepLeftovers();
  const { startEmbedded } = await import('../../dist/platform/embedded/start-embedded.js');
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startEmbedded({ dataFolder: folder, durable: false, maxConnections: 300 });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed stops its server by itself, but leaves its folder. */
async function sweepLeftovers() {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX)).slice(0, FOLDERS_AT_ONCE);
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const lock = await readFile(join(folder, 'setpiece.lock'), 'utf8').catch(() => '');
    const pid = Number(/"pid":(\d+)/.exec(lock)?.[1]);
    if (pid > 0 && !isAlive(pid)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function makeTemplate(serverUrl, template) {
  const { Migrator } = await import('../../dist/platform/database/migrations/migrator.js');
  const { readMigrations } = await import('../../dist/platform/database/migrations/migration-files.js');
  await execute(serverUrl, `CREATE DATABASE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = template;
  await new Migrator(url.href, await readMigrations()).up();
}

async function dropTemplate(serverUrl, template) {
  await execute(serverUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
}

async function execute(url, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
