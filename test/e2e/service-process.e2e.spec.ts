import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostmaster } from '../../src/platform/embedded/postmaster.js';
import { findRunningEmbedded } from '../../src/platform/embedded/start-embedded.js';
import { releaseAfterTests } from '../support/release-after-tests.js';
import {
  runServiceProcess,
  type ServiceProcess,
  startServiceBelowShell,
  startServiceProcess,
} from '../support/service-process.js';

const PATIENCE_MS = 15_000;

describe('the service as a process with its embedded database', () => {
  let dataFolder: string;
  let service: ServiceProcess;

  const start = async (): Promise<void> => {
    service = await startServiceProcess({ SETPIECE_DATA: dataFolder });
  };

  const sql = async (statement: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: await findRunningEmbedded(dataFolder) });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };

  const databaseIsGone = async (): Promise<void> => {
    const deadline = performance.now() + PATIENCE_MS;
    while (await findPostmaster(join(dataFolder, 'postgres'))) {
      if (performance.now() > deadline) throw new Error('the embedded database still runs');
      await pause(20);
    }
  };

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'setpiece-service-'));
    releaseAfterTests(async () => {
      await databaseIsGone();
      await rm(dataFolder, { recursive: true, force: true });
    });
  });

  it('starts on an empty folder, says where it is, and is ready', async () => {
    await start();

    const response = await fetch(`${service.url}/health/ready`);

    expect(response.status).toBe(200);
    expect(service.output()).toContain(`${service.url}/graphiql`);
    await sql(`CREATE TABLE kept AS SELECT 1 AS one`);
  });

  it('refuses to start a second time on the same folder, and names the process', async () => {
    const { code, output } = await runServiceProcess({ SETPIECE_DATA: dataFolder });

    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^DATA_FOLDER_IN_USE: .* process ${service.pid}\\.`));
  });

  it('stops in order on Ctrl-C, which a terminal sends to the whole process group', async () => {
    service.signal('SIGINT', 'group');

    expect(await service.ended()).toBe(0);
    expect(await findPostmaster(join(dataFolder, 'postgres'))).toBeUndefined();
    expect(service.output()).not.toMatch(/"level":"(error|warn|fatal)"/);
  });

  it('stops in order when its terminal is closed', async () => {
    await start();

    service.signal('SIGHUP', 'group');

    expect(await service.ended()).toBe(0);
    expect(await findPostmaster(join(dataFolder, 'postgres'))).toBeUndefined();
  });

  it('stops in order when npm is told to stop, which tells only the shell in between', async () => {
    service = await startServiceBelowShell({ SETPIECE_DATA: dataFolder });

    service.signal('SIGTERM');
    await service.ended();
    await databaseIsGone();

    expect(service.output()).toContain('stopping: npm has ended');
    expect(service.output()).not.toMatch(/"level":"(error|warn|fatal)"/);
  });

  it('leaves no database running when it is killed, and starts again with all its data', async () => {
    await start();
    await sql('INSERT INTO kept VALUES (2)');

    service.signal('SIGKILL');
    await service.ended();
    await databaseIsGone();
    await start();

    expect(await sql('SELECT one FROM kept ORDER BY one')).toEqual([{ one: 1 }, { one: 2 }]);
  });

  it('starts again at once after it was killed, without waiting for anybody to clear up', async () => {
    service.signal('SIGKILL');
    await service.ended();

    await start();

    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    service.signal('SIGTERM');
    expect(await service.ended()).toBe(0);
  });
});

describe('a start that cannot succeed', () => {
  it('names the port that is taken and what to do, before it touches anything', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    releaseAfterTests(async () => other.close());
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';

    const { code, output } = await runServiceProcess({ PORT: port, SETPIECE_DATA: '/nowhere/at/all' });

    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^EADDRINUSE: Port ${port} is taken .*PORT=`));
  });

  it('lists what is wrong with the configuration', async () => {
    const { code, output } = await runServiceProcess({ PORT: 'http', SETPIECE_ROLE: 'chief' });

    expect(code).toBe(1);
    expect(output).toMatch(/^CONFIG_INVALID:[^]*SETPIECE_ROLE must[^]*PORT must/);
  });

  it('waits for a database no longer than it is told to, and says which one does not answer', async () => {
    const { code, output } = await runServiceProcess({
      DATABASE_URL: 'postgres://someone:swordfish@127.0.0.1:1/nowhere',
      DATABASE_WAIT_MS: '600',
    });

    expect(code).toBe(1);
    expect(output).toContain('the database does not answer yet');
    expect(output).toMatch(/DATABASE_UNREACHABLE: No database answers at 127\.0\.0\.1:1\/nowhere/);
    expect(output).not.toContain('swordfish');
  });

  it('names a data folder that cannot be written to', async () => {
    const { code, output } = await runServiceProcess({ SETPIECE_DATA: '/proc/setpiece' });

    expect(code).toBe(1);
    expect(output).toMatch(
      /^DATA_FOLDER_NOT_WRITABLE: The data folder \/proc\/setpiece cannot be written to/,
    );
  });
});
