import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { releaseAfterTests } from './release-after-tests.js';

/** A database of its own for a test file, with all migrations and nothing in it. */
export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
}

interface TestServer {
  readonly url: string;
  readonly template: string;
}

let clones = 0;

/**
 * Clones the migrated template. Everything is released after the file's last test; the file fails when a connection to
 * the clone is left open by then.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await createDatabaseClone();
  const dataSource = createDataSource({ url, poolSize: 10, statementTimeoutMs: 10_000 }, () => undefined);
  await dataSource.initialize();
  releaseAfterTests(async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
  });
  return { url, database: new Database(dataSource) };
}

/** The URL of a new clone, for tests that connect by themselves. It is dropped after the file's last test. */
export async function createDatabaseClone(): Promise<string> {
  const { template } = testServer();
  return createOnServer(`TEMPLATE ${template}`);
}

/** The URL of a new database without any table. It is dropped after the file's last test. */
export async function createEmptyDatabase(): Promise<string> {
  return createOnServer('TEMPLATE template0');
}

/** Runs statements on the test server itself rather than on a clone. */
export async function onTestServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testServer().url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createOnServer(source: string): Promise<string> {
  clones += 1;
  const name = `setpiece_test_${process.pid}_${Date.now()}_${clones}`;
  await onTestServer((client) => client.query(`CREATE DATABASE ${name} ${source}`));
  releaseAfterTests(() => dropDatabase(name));
  const url = new URL(testServer().url);
  url.pathname = name;
  return url.href;
}

async function dropDatabase(name: string): Promise<void> {
  await onTestServer(async (client) => {
    const rows = await findConnections(client, name);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    if (rows.length > 0) {
      const connections = rows
        .map(({ application, statement }) => `  ${application}: ${statement}`)
        .join('\n');
      throw new Error(
        `This test file leaks ${rows.length} database connection(s); they last ran\n${connections}`,
      );
    }
  });
}

interface OpenConnection {
  readonly application: string;
  readonly statement: string;
}

/** Those that are still there after two seconds: the server takes a moment to notice that one was closed. */
async function findConnections(client: Client, name: string): Promise<OpenConnection[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { rows } = await client.query<OpenConnection>(
      'SELECT application_name AS application, query AS statement FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    if (rows.length === 0 || attempt === 40) return rows;
    await client.query('SELECT pg_sleep(0.05)');
  }
}

function testServer(): TestServer {
  const server = process.env['SETPIECE_TEST_SERVER'];
  if (server === undefined) throw new Error('Database tests need the global setup of jest.config.mjs.');
  return JSON.parse(server);
}
