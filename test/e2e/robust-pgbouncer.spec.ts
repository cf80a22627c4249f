import { readDatabaseClock } from '../../src/platform/clock/read-database-clock.js';
import { keepsSessionSettings } from '../../src/platform/database/session-settings.js';
import { Broadcast } from '../../src/platform/broadcast/broadcast.js';
import { mutate } from '../support/mutate.js';
import { PGBOUNCER, startPgBouncer } from '../support/pgbouncer.js';
import { buildRobustScene, type RobustScene } from '../support/robust-scene.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { createDatabaseClone } from '../support/test-database.js';
import { Runner } from '../../src/runner/runner.js';

if (PGBOUNCER === undefined) {
  process.stderr.write(
    'PgBouncer is not installed (Debian: apt-get install pgbouncer): its tests are skipped.\n',
  );
}
const describeIfInstalled = PGBOUNCER === undefined ? describe.skip : describe;

describeIfInstalled('Through PgBouncer in transaction mode', () => {
  let direct: string;
  let pooled: string;
  let test: TestApp;
  let scene: RobustScene;

  beforeAll(async () => {
    direct = await createDatabaseClone();
    pooled = await startPgBouncer(direct);
    const environment = { DATABASE_URL: pooled, DATABASE_LISTEN_URL: direct };
    test = await createTestApp({ databaseUrl: pooled, environment });
    scene = await buildRobustScene(test);
  });

  it('is known by the settings that do not last, refused or ignored', async () => {
    const ignoring = await startPgBouncer(direct, {
      ignore_startup_parameters: 'statement_timeout, idle_in_transaction_session_timeout',
    });

    expect(await Promise.all([direct, pooled, ignoring].map(keepsSessionSettings))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('limits the time of statements within each transaction, and leaves nothing behind in the sessions', async () => {
    const limits = await test.database.transaction((tx) =>
      tx.query<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`),
    );
    const after = await Promise.all(
      Array.from({ length: 6 }, () =>
        test.database.query<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`),
      ),
    );

    expect(limits).toEqual([{ limit: '10s' }]);
    expect(after.flat()).toEqual(Array.from({ length: 6 }, () => ({ limit: '0' })));
  });

  it('runs a playbook: starts it, completes tasks, decides, sends events, observes KPIs and fires timers', async () => {
    const runId = await scene.start();
    const complete = async (login: string, key: string, form: object = {}): Promise<void> => {
      const input = { taskId: await scene.task(runId, key), outcome: 'done', form };
      await mutate(await scene.as(login), 'completeTask', input, 'task { id }');
    };
    await complete('buyer', 'chooseGoods');
    await complete('designer', 'designDisplay', { cost: 1 });
    const approval = { taskId: await scene.task(runId, 'approveBudget'), outcome: 'approved' };
    for (const decider of ['controller', 'storelead'])
      await mutate(await scene.as(decider), 'decideApproval', approval, 'task { id }');
    const kpi = { runId, kpi: 'trialToOrder', value: 5, note: '' };
    await mutate(await scene.as('lead'), 'recordKpi', kpi, 'run { id }');
    const event = { runId, event: 'stock.ranOut', payload: { item: '口红' } };
    await mutate(await scene.as('storelead'), 'sendRunEvent', event, 'run { id }');
    test.clock.advance(400 * 86_400_000);
    await test.app.get(Runner).fireDueTimers();

    const [log] = await test.database.query<{ events: number }>(
      'SELECT count(*)::int AS events FROM run_event',
    );
    expect(log?.events).toBeGreaterThanOrEqual(8);
  });

  it('keeps many callers apart although they share three sessions', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => scene.start()));
    const lead = await scene.as('lead');
    const cancel = (runId: string): Promise<unknown> =>
      mutate(lead, 'sendRunEvent', { runId, event: 'mall.cancelled' }, 'run { id }');

    await Promise.all(runs.map(cancel));

    const states = await Promise.all(
      runs.map((id) =>
        lead.ask<{ run: { states: { path: string }[] } }>(
          'query ($id: ID!) { run(id: $id) { states { path } } }',
          { id },
        ),
      ),
    );
    expect(states.map(({ run }) => run.states.map(({ path }) => path))).toEqual(
      runs.map(() => ['retrospective']),
    );
  });

  it('carries messages, which are listened for on the connection of their own', async () => {
    const broadcast = test.app.get(Broadcast);
    const subscription = broadcast.subscribe('over the pooler');
    expect((await subscription.next()).value).toBeNull();

    await test.database.transaction((tx) => broadcast.publish(tx, 'over the pooler', { n: 1 }));

    expect((await subscription.next()).value).toEqual({ n: 1 });
    await subscription.return?.();
  });

  it('tells the time', async () => {
    expect(await readDatabaseClock(pooled)).toHaveLength(5);
  });
});
