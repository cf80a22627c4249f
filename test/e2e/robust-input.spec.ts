import request from 'supertest';
import { decodeNodeId } from '../../src/api/ids/node-id.js';
import type { GraphqlAnswer } from '../support/graphql-client.js';
import { tryMutation } from '../support/mutate.js';
import { buildRobustScene, type RobustScene } from '../support/robust-scene.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const MB = 1024 * 1024;
const CAPACITY = 20;

describe('Bad input over HTTP', () => {
  let test: TestApp;
  let scene: RobustScene;
  let token: string;
  let runId: string;

  beforeAll(async () => {
    test = await createTestApp({ environment: { SETPIECE_INBOX_CAPACITY: String(CAPACITY) } });
    scene = await buildRobustScene(test);
    token = await test.issuer.token('lead');
    runId = await scene.start();
  });

  /** A request with a body as it is, for what no JSON library would write. */
  const post = (body: string): request.Test =>
    request(test.server)
      .post('/graphql')
      .auth(token, { type: 'bearer' })
      .set('content-type', 'application/json')
      .set('accept-language', 'en')
      .send(body);

  const codesOf = ({ body }: { readonly body: AnyAnswer }): string[] => [
    ...(body.errors ?? []).map(({ extensions }) => extensions.code),
    ...Object.values(body.data ?? {}).flatMap((payload) => payload?.userErrors.map(({ code }) => code) ?? []),
  ];

  interface AnyAnswer {
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    readonly data?: Readonly<
      Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>
    >;
  }

  it.each([
    [
      'the input of a run',
      'startRun',
      (text: string) => `{"playbookKey": "pop-up-store", "input": {"mall": "${text}"}}`,
    ],
    [
      'the payload of an event',
      'sendRunEvent',
      (text: string) => `{"event": "stock.ranOut", "payload": {"item": "${text}"}}`,
    ],
    ['a form', 'completeTask', (text: string) => `{"outcome": "done", "form": {"cost": "${text}"}}`],
    ['a reason', 'pauseRun', (text: string) => `{"reason": "${text}"}`],
    ['an idempotency key', 'sendRunEvent', (text: string) => `{"idempotencyKey": "${text}"}`],
  ])('refuses a body that is larger than BODY_LIMIT because of %s, unread', async (_, mutation, input) => {
    const response = await post(bodyOf(mutation, input('x'.repeat(2 * MB))));

    expect([response.status, codesOf(response)]).toEqual([413, ['BODY_TOO_LARGE']]);
  });

  it.each([
    ['a reason of 500 kB', 'pauseRun', { reason: 'x'.repeat(MB / 2) }, 'FIELD_TOO_LONG'],
    ['a reason of nothing', 'pauseRun', { reason: ' ' }, 'FIELD_REQUIRED'],
    [
      'a note of 500 kB',
      'recordKpi',
      { kpi: 'trialToOrder', value: 1, note: 'x'.repeat(MB / 2) },
      'FIELD_TOO_LONG',
    ],
    [
      'an idempotency key of 10 kB',
      'sendRunEvent',
      { event: 'mall.cancelled', idempotencyKey: 'k'.repeat(10_240) },
      'IDEMPOTENCY_KEY_TOO_LONG',
    ],
    [
      'an empty idempotency key',
      'sendRunEvent',
      { event: 'mall.cancelled', idempotencyKey: '' },
      'IDEMPOTENCY_KEY_TOO_LONG',
    ],
    [
      'a NUL in an idempotency key',
      'sendRunEvent',
      { event: 'mall.cancelled', idempotencyKey: 'a\0b' },
      'TEXT_INVALID',
    ],
    [
      'half a surrogate pair in an idempotency key',
      'sendRunEvent',
      { event: 'mall.cancelled', idempotencyKey: '\ud800' },
      'TEXT_INVALID',
    ],
    ['a NUL in a reason', 'pauseRun', { reason: 'a\0b' }, 'TEXT_INVALID'],
    ['a NUL in the name of an event', 'sendRunEvent', { event: 'mall\0.cancelled' }, 'TEXT_INVALID'],
    [
      'a NUL in a payload',
      'sendRunEvent',
      { event: 'stock.ranOut', payload: { item: '\0' } },
      'TEXT_INVALID',
    ],
    [
      'half a surrogate pair in a key of a payload',
      'sendRunEvent',
      { event: 'stock.ranOut', payload: { '\udc00': 1 } },
      'TEXT_INVALID',
    ],
    [
      'a payload 60 levels deep',
      'sendRunEvent',
      { event: 'stock.ranOut', payload: deep(60) },
      'DATA_TOO_DEEP',
    ],
    ['an event that XState keeps for itself', 'sendRunEvent', { event: 'xstate.init' }, 'RESERVED_EVENT'],
    ['the name of an event of 100 kB', 'sendRunEvent', { event: 'x'.repeat(102_400) }, 'UNKNOWN_EVENT'],
  ])('refuses %s', async (_, mutation, input, code) => {
    const response = await post(bodyOf(mutation, JSON.stringify({ runId, ...input })));

    expect(codesOf(response)).toEqual([code]);
    expect(response.text.length).toBeLessThan(10_000);
  });

  it('survives a payload 50,000 levels deep', async () => {
    const levels = 50_000;
    const payload = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const response = await post(
      bodyOf('sendRunEvent', `{"runId": "${runId}", "event": "stock.ranOut", "payload": ${payload}}`),
    );

    expect(codesOf(response)).toEqual(['DATA_TOO_DEEP']);
  });

  it.each(['1e400', '-1e400'])('refuses the number %s, which no number can hold', async (number) => {
    const input = `{"runId": "${runId}", "kpi": "trialToOrder", "value": ${number}}`;
    const response = await post(bodyOf('recordKpi', input));

    expect(codesOf(response)).toHaveLength(1);
    expect(codesOf(response)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('refuses infinite numbers within JSON', async () => {
    const input = `{"runId": "${runId}", "event": "stock.ranOut", "payload": {"item": 1e999}}`;

    expect(codesOf(await post(bodyOf('sendRunEvent', input)))).toEqual([
      expect.not.stringContaining('INTERNAL'),
    ]);
  });

  it('tells of a payload with 20,000 unknown fields in an answer of bounded length', async () => {
    const payload = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field${n}`, n]));
    const response = await post(
      bodyOf('sendRunEvent', JSON.stringify({ runId, event: 'stock.ranOut', payload })),
    );

    expect(codesOf(response).length).toBeGreaterThan(0);
    expect(response.text.length).toBeLessThan(100_000);
  });

  it('leaves the run as it was, after all that', async () => {
    const [run] = await test.database.query<{ seq: number }>('SELECT seq FROM run WHERE id = $1', [
      uuidOf(runId),
    ]);

    expect(run?.seq).toBe(1);
  });

  it('refuses headers of 64 kB before anything looks at them', async () => {
    const response = await post('{}').set('x-request-id', 'r'.repeat(65_536));

    expect(response.status).toBe(431);
  });

  it('sheds a flood of events to one run early, takes those of other runs meanwhile, and counts what it took', async () => {
    const [flooded, other] = [await scene.start(), await scene.start()];
    const lead = await scene.as('lead');
    const note = (run: string, n: number) =>
      lead.attempt<Record<string, unknown>>(
        'mutation ($input: RecordKpiInput!) { recordKpi(input: $input) { userErrors { code } } }',
        { input: { runId: run, kpi: 'trialToOrder', value: n, idempotencyKey: `flood ${n}` } },
      );

    const flood = Array.from({ length: 200 }, (_, n) => note(flooded, n));
    const [meanwhile, ...answers] = await Promise.all([note(other, 0), ...flood]);

    expect(meanwhile?.errors).toBeUndefined();
    const shed = answers.filter(isShed);
    expect(shed.length).toBeGreaterThan(0);
    for (const { errors } of shed) expect(errors?.[0]?.extensions).toMatchObject({ retryable: true });
    const [log] = await test.database.query<{ events: number }>(
      'SELECT count(*)::int AS events FROM run_event WHERE run_id = $1',
      [uuidOf(flooded)],
    );
    expect(log?.events).toBe(1 + answers.length - shed.length);
    const again = await tryMutation(
      lead,
      'recordKpi',
      { runId: flooded, kpi: 'trialToOrder', value: 1, idempotencyKey: 'after the flood' },
      '__typename',
    );
    expect(again.userErrors).toEqual([]);
  });

  it('sheds a flood of commands to many runs beyond the capacity of the inbox', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => scene.start()));
    const lead = await scene.as('lead');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, round) =>
        runs.map((run) =>
          lead.attempt(
            'mutation ($input: RecordKpiInput!) { recordKpi(input: $input) { userErrors { code } } }',
            {
              input: { runId: run, kpi: 'trialToOrder', value: round },
            },
          ),
        ),
      ).flat(),
    );

    const { text } = await request(test.server).get('/metrics');
    const shed = answers.filter(isShed).length;
    expect(answers.filter(({ errors }) => errors === undefined).length).toBe(answers.length - shed);
    expect(Number(/^setpiece_\w*shed\w* (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(shed);
  });
});

function bodyOf(mutation: string, input: string): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code path } } }`;
  return `{"query": ${JSON.stringify(query)}, "variables": {"input": ${input}}}`;
}

function uuidOf(runId: string): string {
  return decodeNodeId('Run', runId, []);
}

function isShed({ errors }: GraphqlAnswer<unknown>): boolean {
  return errors?.[0]?.extensions.code === 'OVERLOADED';
}

function deep(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}
