import { EventEmitter, once } from 'node:events';
import { countStatements } from '../../../test/support/count-statements.js';
import { createTestDatabase, onTestServer, type TestDatabase } from '../../../test/support/test-database.js';
import {
  DatabaseUnavailableError,
  StatementTimeoutError,
  TransactionConflictError,
} from './database.errors.js';
import { brokenConstraint } from './translate-database-error.js';

describe('Database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.query('CREATE TABLE note (id int PRIMARY KEY, text text NOT NULL)');
  });

  beforeEach(async () => {
    await test.database.query('TRUNCATE note');
  });

  it.each([
    ['INSERT', `INSERT INTO note VALUES (1, 'a') RETURNING id, text`, [{ id: 1, text: 'a' }]],
    ['SELECT', `SELECT 1 AS id`, [{ id: 1 }]],
    ['UPDATE without RETURNING', `UPDATE note SET text = 'b'`, []],
  ])('returns rows of %s', async (_, sql, rows) => {
    expect(await test.database.query(sql)).toEqual(rows);
  });

  it('returns the rows of UPDATE and DELETE … RETURNING, as of every other statement', async () => {
    await test.database.query(`INSERT INTO note VALUES (1, 'a'), (2, 'b')`);

    const updated = await test.database.query('UPDATE note SET text = $1 WHERE id = $2 RETURNING text', [
      'z',
      1,
    ]);
    const deleted = await test.database.query('DELETE FROM note WHERE id = 2 RETURNING id');

    expect(updated).toEqual([{ text: 'z' }]);
    expect(deleted).toEqual([{ id: 2 }]);
  });

  it('reads days as text, big integers and decimals as numbers, instants as dates', async () => {
    const [row] = await test.database.query(
      `SELECT '2026-03-01'::date AS day, count(*) AS many, 12.5::numeric AS amount, '2026-03-01T00:00:00Z'::timestamptz AS at`,
    );

    expect(row).toEqual({ day: '2026-03-01', many: 1, amount: 12.5, at: new Date('2026-03-01T00:00:00Z') });
  });

  it('commits what a transaction did, and undoes all of it when the work throws', async () => {
    const kept = await test.database.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES (1, 'kept')`);
      return 'answer';
    });
    const failing = test.database.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES (2, 'lost')`);
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    expect(kept).toBe('answer');
    expect(await test.database.query('SELECT text FROM note')).toEqual([{ text: 'kept' }]);
  });

  it('leaves errors of a statement as they are, and names the constraint that was broken', async () => {
    await test.database.query(`INSERT INTO note VALUES (1, 'a')`);

    const error: unknown = await test.database
      .query(`INSERT INTO note VALUES (1, 'b')`)
      .catch((e: unknown) => e);

    expect(error).not.toBeInstanceOf(DatabaseUnavailableError);
    expect(brokenConstraint(error)).toBe('note_pkey');
    expect(brokenConstraint(new Error('other'))).toBeUndefined();
  });

  it('reports a statement that takes too long as retryable', async () => {
    const slow = test.database.transaction(async (tx) => {
      await tx.query(`SET LOCAL statement_timeout = 20`);
      await tx.query('SELECT pg_sleep(5)');
    });

    const error: unknown = await slow.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StatementTimeoutError);
    expect(error).toMatchObject({ code: 'DATABASE_TIMEOUT', retryable: true });
  });

  it('reports a deadlock as a conflict that may be retried', async () => {
    await test.database.query(`INSERT INTO note VALUES (1, 'a'), (2, 'b')`);
    let holding = 0;
    const gate = new EventEmitter();
    const bothHoldOne = once(gate, 'open');
    const cross = async (first: number, second: number): Promise<void> =>
      test.database.transaction(async (tx) => {
        await tx.query(`SET LOCAL deadlock_timeout = '20ms'`);
        await tx.query('UPDATE note SET text = text WHERE id = $1', [first]);
        holding += 1;
        if (holding === 2) gate.emit('open');
        await bothHoldOne;
        await tx.query('UPDATE note SET text = text WHERE id = $1', [second]);
      });

    const outcomes = await Promise.allSettled([cross(1, 2), cross(2, 1)]);

    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(failures).toEqual([expect.any(TransactionConflictError)]);
  });

  it('reports a connection that breaks within a transaction, and works again on the next one', async () => {
    const broken = test.database.transaction(async (tx) => {
      const [backend] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await onTestServer((server) => server.query('SELECT pg_terminate_backend($1)', [backend?.pid]));
      await tx.query('SELECT 1');
    });

    const error: unknown = await broken.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retryable: true });
    expect(await test.database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('survives the loss of all its idle connections', async () => {
    const name = new URL(test.url).pathname.slice(1);
    await onTestServer((server) =>
      server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]),
    );

    const outcomes = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      outcomes.push(
        await test.database.query('SELECT 1').then(
          () => 'ok',
          (e: unknown) => e,
        ),
      );
    }

    expect(outcomes.at(-1)).toBe('ok');
    for (const outcome of outcomes)
      expect(outcome === 'ok' || outcome instanceof DatabaseUnavailableError).toBe(true);
  });

  it('lets statements be counted', async () => {
    const { result, statements } = await countStatements(() =>
      test.database.transaction((tx) => tx.query<{ one: number }>('SELECT 1 AS one')),
    );

    expect(result).toEqual([{ one: 1 }]);
    expect(statements).toEqual(['START TRANSACTION', 'SELECT 1 AS one', 'COMMIT']);
  });
});
