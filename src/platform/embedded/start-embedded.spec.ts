import { chmod, mkdir, mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries } from './binaries.js';
import { findPostmaster } from './postmaster.js';
import { isAlive } from './process-identity.js';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  findRunningEmbedded,
  startEmbedded,
} from './start-embedded.js';

async function ask<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** For what another process does in its own time. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it never came to hold');
    await pause(20);
  }
}

describe('startEmbedded', () => {
  let home: string;
  let dataFolder: string;
  let cluster: string;
  let running: EmbeddedPostgres | undefined;

  const start = async (options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> => {
    running = await startEmbedded({ dataFolder, durable: false, ...options });
    return running;
  };

  // One data folder for the whole file, as in life: each test finds what the one before has left.
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'setpiece-embedded-'));
    dataFolder = join(home, 'made', 'when missing');
    cluster = join(dataFolder, 'postgres');
  });

  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('makes the folder, a password that only this user can read, and a database', async () => {
    const { url } = await start();

    expect(await ask(url, 'SELECT current_database() AS name')).toEqual([{ name: 'setpiece' }]);
    expect((await stat(join(dataFolder, 'postgres.password'))).mode & 0o777).toBe(0o600);
    expect(url).toContain(await readFile(join(dataFolder, 'postgres.password'), 'utf8'));
    await ask(url, `CREATE TABLE kept AS SELECT 'data' AS what`);
  });

  it('sorts texts the same way on every machine', async () => {
    const { url } = await start();

    expect(
      await ask(url, `SELECT datcollate, datlocprovider FROM pg_database WHERE datname = 'setpiece'`),
    ).toEqual([{ datcollate: 'C', datlocprovider: 'b' }]);
  });

  it('keeps its data, and stops without a trace of a running server', async () => {
    const first = await start();
    await first.stop();
    expect(await findPostmaster(cluster)).toBeUndefined();
    expect(await findRunningEmbedded(dataFolder)).toBeUndefined();

    const second = await start();

    expect(await ask(second.url, 'SELECT what FROM kept')).toEqual([{ what: 'data' }]);
    expect(await findRunningEmbedded(dataFolder)).toBe(second.url);
  });

  it('refuses a second server on the same folder, and names the process that has it', async () => {
    await start();

    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('starts PostgreSQL again when it dies on its own', async () => {
    const { url } = await start();
    const before = await findPostmaster(cluster);

    process.kill(before?.pid ?? 0, 'SIGKILL');
    await eventually(() =>
      ask(url, 'SELECT').then(
        () => true,
        () => false,
      ),
    );

    expect((await findPostmaster(cluster))?.pid).not.toBe(before?.pid);
    expect(await ask(url, 'SELECT what FROM kept')).toEqual([{ what: 'data' }]);
  });

  it('starts over a stale postmaster.pid, also when its number belongs to somebody else by now', async () => {
    await writeFile(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n1\n\n\n\n`);

    const { url } = await start();

    expect(await ask(url, 'SELECT what FROM kept')).toEqual([{ what: 'data' }]);
  });

  it('stops a PostgreSQL whose owner and supervisor were both killed, and goes on from its data', async () => {
    const { url } = await start();
    await ask(url, `INSERT INTO kept VALUES ('in the orphan')`);
    const orphan = await findPostmaster(cluster);
    const supervisor = await parentOf(orphan?.pid ?? 0);
    process.kill(supervisor, 'SIGKILL');
    await eventually(async () => !isAlive(supervisor));
    await unlink(join(dataFolder, 'setpiece.lock'));
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);

    const next = await start();

    expect((await findPostmaster(cluster))?.pid).not.toBe(orphan?.pid);
    await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    expect(await ask(next.url, 'SELECT count(*)::int AS many FROM kept')).toEqual([{ many: 2 }]);
  });

  it('tells its owner when it has ended for good', async () => {
    let lost = false;
    await start({ onLost: () => (lost = true) });
    const postmaster = await findPostmaster(cluster);

    process.kill(await parentOf(postmaster?.pid ?? 0), 'SIGTERM');
    await eventually(async () => lost);

    expect(await findPostmaster(cluster)).toBeUndefined();
  });

  it('restores the links between its libraries when npm has not run install scripts', async () => {
    const { postgres } = await findBinaries();
    const link = join(postgres, '..', '..', 'lib', 'libpgtypes.so');
    await unlink(link).catch(() => undefined);

    await findBinaries();

    expect((await stat(link)).isFile()).toBe(true);
  });

  it('says what is the matter when the data folder is not a folder', async () => {
    const file = join(home, 'a-file');
    await writeFile(file, '');

    await expect(startEmbedded({ dataFolder: file })).rejects.toMatchObject({
      code: 'DATA_FOLDER_NOT_WRITABLE',
    });
  });

  it('refuses data of another version of PostgreSQL', async () => {
    const old = join(home, 'old');
    await mkdir(join(old, 'postgres'), { recursive: true });
    await writeFile(join(old, 'postgres', 'PG_VERSION'), '15\n');

    await expect(startEmbedded({ dataFolder: old })).rejects.toMatchObject({
      code: 'DATA_FOLDER_OTHER_VERSION',
    });
  });

  it('shows the end of the log when PostgreSQL does not start', async () => {
    const configuration = join(cluster, 'postgresql.auto.conf');
    await writeFile(configuration, 'work_mem = nonsense\n');

    const failure = start();

    await expect(failure).rejects.toMatchObject({
      code: 'EMBEDDED_DATABASE_FAILED',
      message: expect.stringContaining('work_mem'),
    });
    await writeFile(configuration, '');
  });

  it('never runs as root, and also works below a folder that only this user may enter', async () => {
    await chmod(home, 0o700);

    const { url } = await start();

    expect(await ask(url, 'SELECT what FROM kept LIMIT 1')).toEqual([{ what: 'data' }]);
    expect((await stat(join(cluster, 'postmaster.pid'))).uid).not.toBe(0);
  });
});

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]);
}
