import { once, EventEmitter } from 'node:events';
import { Client } from 'pg';
import type { GraphqlAnswer, GraphqlClient } from '../support/graphql-client.js';
import { mutate } from '../support/mutate.js';
import request from 'supertest';
import { buildRobustScene, type RobustScene } from '../support/robust-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { createDatabaseClone } from '../support/test-database.js';

const STATEMENT_TIMEOUT_MS = 300;
/** The service's own limit, the grace that it gives the server, the wait for a connection, and a busy machine. */
const BOUND_MS = 15_000;
const SEND = `mutation ($input: SendRunEventInput!) {
  sendRunEvent(input: $input) { run { version } userErrors { code } }
}`;

interface Sent {
  readonly sendRunEvent: { readonly run: { readonly version: number } | null };
}

describe('A database that is slow, silent or full', () => {
  let proxy: TcpProxy;
  let direct: string;
  let test: TestApp;
  let scene: RobustScene;
  let lead: GraphqlClient;
  let runId: string;

  beforeAll(async () => {
    direct = await createDatabaseClone();
    proxy = await TcpProxy.to(direct);
    test = await createTestApp({
      databaseUrl: proxy.url,
      environment: { STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS), DATABASE_POOL_SIZE: '3' },
    });
    scene = await buildRobustScene(test);
    lead = await scene.as('lead');
    runId = await scene.start();
  });

  const cancel = (idempotencyKey: string, run = runId): Promise<GraphqlAnswer<Sent>> =>
    lead.attempt<Sent>(SEND, { input: { runId: run, event: 'mall.cancelled', idempotencyKey } });

  const raiseOnLog = async (state: string): Promise<void> => {
    await test.database.query(
      `CREATE OR REPLACE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql
       AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${state}'; END $$`,
    );
    await test.database.query(
      'CREATE OR REPLACE TRIGGER trouble BEFORE INSERT ON run_event FOR EACH ROW EXECUTE FUNCTION trouble()',
    );
  };

  it('that only answers late is waited for', async () => {
    proxy.delay(20);
    try {
      const run = await scene.start();

      expect((await cancel('late', run)).data?.sendRunEvent.run).toEqual({ version: 2 });
    } finally {
      proxy.delay(0);
    }
  });

  it('that accepts connections and never answers is given up in bounded time; later the same request is done once', async () => {
    const began = performance.now();
    proxy.stall();
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => cancel(`silent-${key}`)));
    const ready = await request(test.server).get('/health/ready');
    const took = performance.now() - began;
    proxy.cut();
    proxy.resume();

    for (const { data, errors } of answers) {
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions).toMatchObject({ retryable: true });
      expect(['SERVICE_UNAVAILABLE', 'DATABASE_TIMEOUT', 'COMMAND_TIMEOUT']).toContain(
        errors?.[0]?.extensions.code,
      );
    }
    expect(ready.status).toBe(503);
    expect(took).toBeLessThan(BOUND_MS);
    await untilReady(test);
    const again = await cancel('silent-a');
    expect(again.data?.sendRunEvent.run).toEqual({ version: 2 });
    expect((await cancel('silent-a')).data?.sendRunEvent.run).toEqual({ version: 2 });
  });

  it('that has its connections cut is connected to again', async () => {
    const run = await scene.start();
    proxy.cut();
    await untilReady(test);

    expect((await cancel('cut', run)).data?.sendRunEvent.run).toEqual({ version: 2 });
  });

  it('that takes too long over a statement is told to stop', async () => {
    const run = await scene.start();
    const other = new Client({ connectionString: direct });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('LOCK TABLE run_event IN ACCESS EXCLUSIVE MODE');
      const { errors } = await cancel('slow', run);

      expect(errors?.[0]?.extensions).toMatchObject({ retryable: true });
      expect(['DATABASE_TIMEOUT', 'DATABASE_CONFLICT', 'COMMAND_TIMEOUT']).toContain(
        errors?.[0]?.extensions.code,
      );
    } finally {
      await other.end();
    }
    expect((await cancel('slow', run)).data?.sendRunEvent.run).toEqual({ version: 2 });
  });

  it.each([
    ['53100', 'has no space left', 'DATABASE_FULL'],
    ['25006', 'takes no changes', 'DATABASE_READ_ONLY'],
    ['53200', 'has no memory', 'SERVICE_UNAVAILABLE'],
    ['53300', 'has no connection left', 'SERVICE_UNAVAILABLE'],
    ['58030', 'cannot write its files', 'SERVICE_UNAVAILABLE'],
    ['55P03', 'has somebody else’s lock', 'DATABASE_CONFLICT'],
  ])('that says %s, it %s, is %s: 503, come back', async (state, _, code) => {
    const run = await scene.start();
    await raiseOnLog(state);
    try {
      const token = await test.issuer.token('lead');
      const input = { runId: run, event: 'mall.cancelled' };
      const response = await request(test.server)
        .post('/graphql')
        .auth(token, { type: 'bearer' })
        .send({ query: SEND, variables: { input } });

      expect(response.body.errors[0].extensions).toMatchObject({ code, retryable: true });
      expect([response.status, response.headers['retry-after']]).toEqual([503, '2']);
    } finally {
      await test.database.query('DROP TRIGGER trouble ON run_event');
    }
    const untouched = await lead.ask<{ run: { version: number } }>(
      'query ($id: ID!) { run(id: $id) { version } }',
      { id: run },
    );
    expect(untouched.run.version).toBe(1);
  });

  it('is not waited for without end where all connections are taken', async () => {
    const gate = new EventEmitter();
    const holders = [1, 2, 3].map(() =>
      test.database.transaction(async () => {
        await once(gate, 'opened');
      }),
    );
    const began = performance.now();
    try {
      const { errors } = await lead.attempt('{ runs(first: 1) { edges { node { id } } } }');

      expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
      expect(performance.now() - began).toBeLessThan(BOUND_MS);
    } finally {
      gate.emit('opened');
      await Promise.all(holders);
    }
    await mutate(lead, 'sendRunEvent', { runId: await scene.start(), event: 'mall.cancelled' }, 'run { id }');
  });
});

/** Returns when the application can work again: broken connections are noticed and replaced one by one. */
async function untilReady(test: TestApp): Promise<void> {
  for (let attempt = 1; attempt <= 100; attempt += 1) {
    const { status } = await request(test.server).get('/health/ready');
    if (status === 200) return;
  }
  throw new Error('The application does not become ready again.');
}
