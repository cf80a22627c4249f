import { countStatements } from '../../../test/support/count-statements.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { StatementNames } from './statement-names.js';

describe('A pipelined transaction', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.query('CREATE TABLE pipelined (n integer PRIMARY KEY)');
  });
  const numbers = async () =>
    (await test.database.query<{ n: number }>('SELECT n FROM pipelined ORDER BY n')).map(({ n }) => n);

  it('sends without waiting, answers in order, and commits', async () => {
    const { result, statements } = await countStatements(() =>
      test.database.pipelined(async (tx) => {
        const answers = [1, 2, 3].map((n) => tx.query<{ n: number }>('SELECT $1::int AS n', [n]));
        tx.send('INSERT INTO pipelined VALUES ($1)', [1]);
        return (await Promise.all(answers)).map(([row]) => row?.n);
      }),
    );

    expect(result).toEqual([1, 2, 3]);
    expect(statements).toHaveLength(6);
    expect(await numbers()).toEqual([1]);
  });

  it('undoes everything when the work throws', async () => {
    const failing = test.database.pipelined(async (tx) => {
      tx.send('INSERT INTO pipelined VALUES (2)');
      await tx.query('SELECT 1');
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    expect(await numbers()).toEqual([1]);
  });

  it('throws the failure of a statement nobody waited for, and undoes the others', async () => {
    const failing = test.database.pipelined(async (tx) => {
      tx.send('INSERT INTO pipelined VALUES (3)');
      tx.send('INSERT INTO pipelined VALUES (1)');
      tx.send('INSERT INTO pipelined VALUES (4)');
    });

    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await numbers()).toEqual([1]);
  });

  it('does not take a transaction for committed in which a swallowed failure made PostgreSQL undo it', async () => {
    const failing = test.database.pipelined(async (tx) => {
      tx.send('INSERT INTO pipelined VALUES (5)');
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });

    await expect(failing).rejects.toThrow('rolled back');
    expect(await numbers()).toEqual([1]);
  });

  it('gives its connection back, broken ones apart', async () => {
    await expect(
      test.database.pipelined((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())')),
    ).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });

    await test.database.pipelined((tx) => tx.query('SELECT 1'));
    const { idle, total } = test.database.poolUsage();
    expect(idle).toBe(total);
  });
});

describe('The names of statements', () => {
  it('are the same for the same text, everywhere', () => {
    expect(new StatementNames().of('SELECT 1')).toBe(new StatementNames().of('SELECT 1'));
    expect(new StatementNames().of('SELECT 1')).not.toBe(new StatementNames().of('SELECT 2'));
  });

  it('are bounded in number', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 400 }, (_, n) => names.of(`SELECT ${n}`));
    expect(given.filter((name) => name !== null)).toHaveLength(300);
    expect(names.of('SELECT 0')).not.toBeNull();
  });

  it('are given up where a pooler does not carry them', () => {
    const names = new StatementNames();
    names.learn(Object.assign(new Error('no'), { code: '23505' }));
    expect(names.of('SELECT 1')).not.toBeNull();
    names.learn(Object.assign(new Error('no'), { code: '26000' }));
    expect(names.of('SELECT 1')).toBeNull();
  });
});
