import { createClient, type Client } from 'graphql-ws';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeNodeId } from '../../src/api/ids/node-id.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { POP_UP_INPUT } from '../support/pop-up-scene.js';
import { popUpStore } from '../support/pop-up-store.js';
import { releaseAfterTests } from '../support/release-after-tests.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TestIssuer } from '../support/test-issuer.js';

const START = `mutation ($input: StartRunInput!) { startRun(input: $input) { run { id } userErrors { code } } }`;
const CANCEL = `mutation ($input: SendRunEventInput!) {
  sendRunEvent(input: $input) { run { version } userErrors { code } }
}`;
const PROGRESS = 'subscription ($runId: ID!) { runProgressed(runId: $runId) { version } }';

const PATIENCE_MS = 120_000;

describe('Processes of different roles on one database', () => {
  let test: TestDatabase;
  let scene: RunScene;
  let environment: Record<string, string>;
  let token: string;
  let front: ServiceProcess;
  let back: ServiceProcess;

  beforeAll(async () => {
    test = await createTestDatabase();
    // The choice of goods is late after a second instead of three days.
    const definition = JSON.stringify(popUpStore().definition).replace('"P3D":', '"PT1S":');
    const stored = await publishPlaybook(test.database, JSON.parse(definition));
    scene = await buildRunScene(test.database, stored.definition);
    const issuer = await TestIssuer.start(new ManualClock(new SystemClock().now()));
    token = await issuer.token('lead');
    environment = { DATABASE_URL: test.url };
    for (const [name, value = ''] of Object.entries(issuer.environment)) environment[name] = value;
    [front, back] = await Promise.all([
      startServiceProcess({ ...environment, SETPIECE_ROLE: 'http' }),
      startServiceProcess({ ...environment, SETPIECE_ROLE: 'http' }),
    ]);
  }, PATIENCE_MS);

  async function ask<Data>(of: ServiceProcess, query: string, variables: object): Promise<Data> {
    const response = await fetch(`${of.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  async function startRun(): Promise<string> {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: POP_UP_INPUT };
    const { startRun: payload } = await ask<{ startRun: { run: { id: string } } }>(front, START, { input });
    return payload.run.id;
  }

  function subscribe(to: ServiceProcess, runId: string): AsyncIterableIterator<{ data?: unknown }> {
    const client: Client = createClient({
      url: `${to.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
    });
    releaseAfterTests(async () => client.dispose());
    return client.iterate({ query: PROGRESS, variables: { runId } });
  }

  it('tells the subscribers of one what another did', async () => {
    const runId = await startRun();
    const events = subscribe(back, runId);
    expect((await events.next()).value?.data).toEqual(versionOf(1));

    await ask(front, CANCEL, { input: { runId, event: 'mall.cancelled' } });

    expect((await events.next()).value?.data).toEqual(versionOf(2));
  });

  it('gives a repeated request its first answer, whichever process it reaches', async () => {
    const input = { runId: await startRun(), event: 'mall.cancelled', idempotencyKey: 'one request' };

    const answers = await Promise.all(
      [front, back, front, back].map((replica) => ask(replica, CANCEL, { input })),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ sendRunEvent: { run: { version: 2 }, userErrors: [] } })]),
    );
  });

  it(
    'leaves timers alone where only requests are answered; one that fires timers does, once, and answers none',
    async () => {
      const runId = await startRun();
      const uuid = decodeNodeId('Run', runId, []);
      // While it comes due, and a while longer, those that answer requests are kept busy.
      while (!(await isOverdue(uuid)))
        await ask(back, CANCEL, { input: { runId: await startRun(), event: 'mall.cancelled' } });
      expect(await firedTimers(uuid)).toBe(0);

      const runner = await startServiceProcess({ ...environment, SETPIECE_ROLE: 'runner' });
      for (let attempt = 1; attempt <= 200 && (await firedTimers(uuid)) === 0; attempt += 1) await pause(50);

      expect(await firedTimers(uuid)).toBe(1);
      const [api, ready, metrics] = await Promise.all([
        fetch(`${runner.url}/graphql`, { method: 'POST', body: '{}' }),
        fetch(`${runner.url}/health/ready`),
        fetch(`${runner.url}/metrics`),
      ]);
      expect([api.status, ready.status, metrics.status]).toEqual([404, 200, 200]);
      expect(await metrics.text()).toMatch(/setpiece_run_events_total\{type="timer.fired"\} [1-9]/);
    },
    PATIENCE_MS,
  );

  async function isOverdue(runId: string): Promise<boolean> {
    const [row] = await test.database.query<{ overdue: boolean }>(
      `SELECT due_at < now() - interval '1 second' AS overdue FROM timer WHERE run_id = $1 ORDER BY due_at LIMIT 1`,
      [runId],
    );
    if (!row) throw new Error('the timer is not there any more');
    return row.overdue;
  }

  async function firedTimers(runId: string): Promise<number> {
    const [row] = await test.database.query<{ fired: number }>(
      `SELECT count(*)::int AS fired FROM run_event WHERE run_id = $1 AND type = 'timer.fired'`,
      [runId],
    );
    return row?.fired ?? 0;
  }
});

function versionOf(version: number): unknown {
  return { runProgressed: { version } };
}
