import { randomUUID } from 'node:crypto';
import { countStatements } from '../../../test/support/count-statements.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { type CallToEnqueue, enqueueCalls } from './enqueue-calls.js';

function call(url: string): CallToEnqueue {
  return { runId: randomUUID(), id: randomUUID(), request: { method: 'POST', url } };
}

describe('enqueueCalls', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  beforeEach(async () => {
    await test.database.query('DELETE FROM setpiece_jobs._private_jobs');
  });

  const jobs = (): Promise<object[]> =>
    test.database.query(
      'SELECT key, payload, flags, run_at <= now() AS due FROM setpiece_jobs._private_jobs ORDER BY id',
    );

  it('queues calls when their transaction commits, all in one statement', async () => {
    const [first, second] = [call('https://ERP.example.com/orders'), call('no URL')];

    const { statements } = await countStatements(() =>
      test.database.transaction(async (tx) => {
        await enqueueCalls(tx, [first, second]);
        expect(await jobs()).toEqual([]);
      }),
    );

    expect(statements.filter((sql) => sql.includes('add_jobs'))).toHaveLength(1);
    expect(await jobs()).toEqual([
      {
        key: first.id,
        payload: { runId: first.runId, callId: first.id, host: 'erp.example.com' },
        flags: { 'host:erp.example.com': true },
        due: true,
      },
      {
        key: second.id,
        payload: { runId: second.runId, callId: second.id, host: '' },
        flags: { 'host:': true },
        due: true,
      },
    ]);
  });

  it('leaves nothing of a transaction that is rolled back', async () => {
    const failing = test.database.transaction(async (tx) => {
      await enqueueCalls(tx, [call('https://erp.example.com/')]);
      throw new Error('It is not to be.');
    });

    await expect(failing).rejects.toThrow('It is not to be.');
    expect(await jobs()).toEqual([]);
  });

  it('queues a call once, however often it is told', async () => {
    const again = call('https://erp.example.com/');

    await enqueueCalls(test.database, [again]);
    await enqueueCalls(test.database, [again]);
    await enqueueCalls(test.database, []);

    expect(await jobs()).toHaveLength(1);
  });
});
