import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createEmptyDatabase } from '../../../../test/support/test-database.js';
import { type Migration, readMigrations } from './migration-files.js';
import { Migrator } from './migrator.js';

async function ask<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

function migration(version: number, up: string, down = 'SELECT 1'): Migration {
  return { version, name: `step-${version}`, up, down, checksum: `sum of ${up}` };
}

const CREATE_A = migration(1, 'CREATE TABLE a (id int)', 'DROP TABLE a');
const CREATE_B = migration(2, 'CREATE TABLE b (id int)', 'DROP TABLE b');
const FAILING = migration(2, 'CREATE TABLE b (id int); SELECT 1 / 0');

describe('Migrator', () => {
  let url: string;
  const tables = async (): Promise<string[]> => {
    const rows = await ask<{ name: string }>(
      url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  beforeEach(async () => {
    url = await createEmptyDatabase();
  });

  it('applies what is missing, in order, once', async () => {
    await new Migrator(url, [CREATE_A]).up();

    const applied = await new Migrator(url, [CREATE_A, CREATE_B]).up();

    expect(applied).toEqual([CREATE_B]);
    expect(await tables()).toEqual(['a', 'b', 'schema_migration']);
    expect(await new Migrator(url, [CREATE_A, CREATE_B]).up()).toEqual([]);
  });

  it('takes back the newest, or everything after a version', async () => {
    const migrator = new Migrator(url, [CREATE_A, CREATE_B]);
    await migrator.up();

    expect(await migrator.down()).toEqual([CREATE_B]);
    expect(await tables()).toEqual(['a', 'schema_migration']);
    await migrator.up();
    expect(await migrator.down(0)).toEqual([CREATE_B, CREATE_A]);
    expect(await tables()).toEqual(['schema_migration']);
    expect(await migrator.down()).toEqual([]);
  });

  it('keeps nothing of a migration that fails, and what was applied before it', async () => {
    const migrator = new Migrator(url, [CREATE_A, FAILING]);

    await expect(migrator.up()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('0002-step-2.up.sql failed and was rolled back: division by zero'),
    });

    expect(await tables()).toEqual(['a', 'schema_migration']);
    const statuses = await migrator.status();
    expect(statuses.map(({ appliedAt }) => appliedAt instanceof Date)).toEqual([true, false]);
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    await new Migrator(url, [CREATE_A]).up();
    const edited = new Migrator(url, [{ ...CREATE_A, checksum: 'other' }, CREATE_B]);

    const refusal = {
      code: 'MIGRATION_EDITED',
      message: expect.stringContaining('0001-step-1.up.sql was changed'),
    };
    await expect(edited.up()).rejects.toMatchObject(refusal);
    await expect(edited.down()).rejects.toMatchObject(refusal);
    await expect(edited.status()).rejects.toMatchObject(refusal);
    expect(await tables()).toEqual(['a', 'schema_migration']);
  });

  it('refuses a database that is ahead of it', async () => {
    await new Migrator(url, [CREATE_A, CREATE_B]).up();

    await expect(new Migrator(url, [CREATE_A]).up()).rejects.toMatchObject({
      code: 'DATABASE_TOO_NEW',
      message: expect.stringContaining('has migration 2'),
    });
  });

  it('lets several processes begin at once: each migration is applied by one of them', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => new Migrator(url, [CREATE_A, CREATE_B]).up()),
    );

    expect(outcomes.flat()).toEqual([CREATE_A, CREATE_B]);
    expect(outcomes.filter((applied) => applied.length > 0)).toHaveLength(1);
  });

  it('looks at an empty database without changing it', async () => {
    const statuses = await new Migrator(url, [CREATE_A]).status();

    expect(statuses).toEqual([{ version: 1, name: 'step-1', appliedAt: undefined }]);
    expect(await tables()).toEqual([]);
  });
});

describe("the project's own migrations", () => {
  it('go up, all the way down, and up again, to the same schema', async () => {
    const url = await createEmptyDatabase();
    const migrator = new Migrator(url, await readMigrations());
    const describeSchema = (): Promise<object[]> =>
      ask(
        url,
        `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
         WHERE table_schema = 'public' ORDER BY 1, 2`,
      );
    const leftovers = (): Promise<object[]> =>
      ask(
        url,
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'schema_migration%'
         UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typname NOT LIKE '%schema_migration'`,
      );

    await migrator.up();
    const first = await describeSchema();
    await migrator.down(0);
    const left = await leftovers();
    await migrator.up();

    expect(first.length).toBeGreaterThan(50);
    expect(left).toEqual([]);
    expect(await describeSchema()).toEqual(first);
  });
});

function jobFunctionsOf(url: string): Promise<object[]> {
  return ask(
    url,
    `SELECT proname AS name FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'setpiece_jobs'`,
  );
}

describe('the queue of jobs', () => {
  it('is installed with the schema, whoever of several processes comes first', async () => {
    const url = await createEmptyDatabase();
    const migrations = await readMigrations();

    await Promise.all(Array.from({ length: 3 }, () => new Migrator(url, migrations).up()));

    expect(await jobFunctionsOf(url)).toContainEqual({ name: 'add_jobs' });
    await ask(url, `SELECT setpiece_jobs.add_job('kept')`);
    await new Migrator(url, migrations).up();
    expect(await ask(url, 'SELECT task_identifier AS task FROM setpiece_jobs.jobs')).toEqual([
      { task: 'kept' },
    ]);
  });

  it('goes with the migration that gave it something to do, and comes back with it', async () => {
    const url = await createEmptyDatabase();
    const migrator = new Migrator(url, await readMigrations());

    await migrator.up(6);
    expect(await jobFunctionsOf(url)).toEqual([]);
    await migrator.up();
    expect(await jobFunctionsOf(url)).not.toEqual([]);
    await migrator.down(6);
    expect(await ask(url, `SELECT nspname FROM pg_namespace WHERE nspname LIKE '%job%'`)).toEqual([]);
    await migrator.up();
    expect(await jobFunctionsOf(url)).not.toEqual([]);
  });
});

describe('readMigrations', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-migrations-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const write = (...names: string[]): Promise<unknown> =>
    Promise.all(names.map((name) => writeFile(join(folder, name), `SELECT '${name}'`)));

  it('reads pairs of files in the order of their numbers', async () => {
    await write('0002-second.up.sql', '0002-second.down.sql', '0001-first.up.sql', '0001-first.down.sql');

    const migrations = await readMigrations(folder);

    expect(migrations.map(({ version, name }) => [version, name])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('gives the same checksum whatever the line endings are', async () => {
    await write('0001-first.down.sql');
    await writeFile(join(folder, '0001-first.up.sql'), 'SELECT 1;\nSELECT 2;\n');
    const [unix] = await readMigrations(folder);
    await writeFile(join(folder, '0001-first.up.sql'), 'SELECT 1;\r\nSELECT 2;\r\n');
    const [windows] = await readMigrations(folder);

    expect(windows?.checksum).toBe(unix?.checksum);
  });

  it.each([
    ['a missing way back', ['0001-first.up.sql'], '0001-first.down.sql is missing'],
    [
      'a gap',
      ['0002-second.up.sql', '0002-second.down.sql'],
      '0002-second.up.sql: its number breaks the sequence',
    ],
    [
      'a number used twice',
      ['0001-a.up.sql', '0001-a.down.sql', '0001-b.up.sql', '0001-b.down.sql'],
      '0001-b.up.sql: its number breaks the sequence',
    ],
    ['another name', ['first.sql'], 'first.sql: not NNNN-name.up|down.sql'],
  ])('refuses %s', async (_, names, problem) => {
    await write(...names);

    await expect(readMigrations(folder)).rejects.toThrow(problem);
  });
});
