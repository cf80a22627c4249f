import { createTestDatabase, onTestServer, type TestDatabase } from '../../../test/support/test-database.js';
import { Broadcast } from './broadcast.js';

describe('Broadcast', () => {
  let test: TestDatabase;
  let broadcast: Broadcast;
  let losses: Error[];

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  beforeEach(() => {
    losses = [];
    broadcast = new Broadcast(test.url, (error) => losses.push(error));
  });

  afterEach(() => broadcast.close());

  /** A subscription that is past its first null: it misses nothing from here on. */
  async function subscribe(topic: string) {
    const subscription = broadcast.subscribe(topic);
    expect((await subscription.next()).value).toBeNull();
    return subscription;
  }

  it('delivers a message to the subscribers of its topic once its transaction commits', async () => {
    const mine = await subscribe('run:1');
    const other = broadcast.subscribe('run:2');
    await test.database.transaction(async (tx) => {
      await broadcast.publish(tx, 'run:1', { seq: 7 });
      await broadcast.publish(tx, 'run:2', { seq: 8 });
    });

    expect((await mine.next()).value).toEqual({ seq: 7 });
    expect((await other.next()).value).toEqual({ seq: 8 });
  });

  it('never delivers what was published in a transaction that failed', async () => {
    const subscription = await subscribe('run:1');
    const failing = test.database.transaction(async (tx) => {
      await broadcast.publish(tx, 'run:1', { seq: 1 });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await test.database.transaction((tx) => broadcast.publish(tx, 'run:1', { seq: 2 }));

    expect((await subscription.next()).value).toEqual({ seq: 2 });
  });

  it('connects again when the connection is cut, and says that something may have been missed', async () => {
    const subscription = await subscribe('run:1');
    const cut = subscription.next();
    await onTestServer((client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'setpiece broadcast' AND datname = $1`,
        [new URL(test.url).pathname.slice(1)],
      ),
    );

    expect((await cut).value).toBeNull();
    expect(losses).toHaveLength(1);
    await test.database.transaction((tx) => broadcast.publish(tx, 'run:1', { seq: 3 }));
    expect((await subscription.next()).value).toEqual({ seq: 3 });
  });

  it('ends its subscriptions when it closes', async () => {
    const subscription = await subscribe('run:1');
    const waiting = subscription.next();
    await broadcast.close();

    expect((await waiting).done).toBe(true);
    expect(broadcast.listening).toBe(false);
  });

  it('refuses a message that PostgreSQL would not carry, and ignores foreign notifications', async () => {
    const tooLong = test.database.transaction((tx) =>
      broadcast.publish(tx, 'run:1', { text: '文'.repeat(4000) }),
    );
    await expect(tooLong).rejects.toThrow(RangeError);

    const subscription = await subscribe('run:1');
    await test.database.query(`SELECT pg_notify('setpiece', 'not ours')`);
    await test.database.transaction((tx) => broadcast.publish(tx, 'run:1', { seq: 4 }));
    expect((await subscription.next()).value).toEqual({ seq: 4 });
  });
});
