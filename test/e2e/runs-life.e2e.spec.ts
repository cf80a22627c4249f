import { bakery } from '../support/builders/bakery.js';
import { text } from '../support/builders/tiny-playbook.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { mutate, tryMutation } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const RUN = `query ($id: ID!) {
  run(id: $id) {
    status pausedSince pauseReason
    mailbox { name title expiresAt }
    pendingCalls { serviceKey serviceTitle statePath attempts lastError }
    incidents { cause }
    history(first: 50) { nodes { type summary hash } }
  }
}`;

const INCIDENTS = `query ($filter: IncidentsFilter, $first: Int, $after: String) {
  incidents(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id cause message remedy retries occurrences resolution note viewerMaySettle
      resolvedBy { login } run { id }
    }
  }
}`;

/** A team is of two departments or more. */
const ROLES = {
  worker: { title: text('worker'), department: 'works' },
  seller: { title: text('seller'), department: 'shops' },
};

interface Entry {
  readonly type: string;
  readonly summary: string;
  readonly hash: string | null;
}

interface RunView {
  readonly status: string;
  readonly pausedSince: string | null;
  readonly pauseReason: string | null;
  readonly mailbox: object[];
  readonly pendingCalls: object[];
  readonly incidents: { readonly cause: string }[];
  readonly history: { readonly nodes: Entry[] };
}

interface IncidentView {
  readonly id: string;
  readonly cause: string;
  readonly resolution: string | null;
}

describe('The life of runs', () => {
  let test: RunApp;
  let scene: RunScene;

  beforeAll(async () => {
    test = await createRunApp();
    const { definition } = await publishPlaybook(test.database, bakery({ roles: ROLES }));
    scene = await buildRunScene(test.database, definition);
  });

  async function start(): Promise<string> {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: {} };
    return (await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }')).run.id;
  }

  async function read(id: string, login = 'lead'): Promise<RunView> {
    return (await test.as(login).ask<{ run: RunView }>(RUN, { id })).run;
  }

  function send(runId: string, event: string, payload: object = {}) {
    return tryMutation(test.as('lead'), 'sendRunEvent', { runId, event, payload }, 'run { id }');
  }

  function incidentsOf(login: string, variables: object = {}) {
    return test.as(login).attempt<{
      incidents: {
        totalCount: number;
        nodes: IncidentView[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }>(INCIDENTS, { ...variables });
  }

  it('is paused, resumed and cancelled by the lead, who says why, once a click', async () => {
    const runId = await start();
    const pausing = { runId, reason: '盘点', idempotencyKey: 'click' };
    const first = await mutate<object>(test.as('lead'), 'pauseRun', pausing, 'run { status version }');
    expect(first).toMatchObject({ run: { status: 'PAUSED', version: 2 } });
    expect(await mutate(test.as('lead'), 'pauseRun', pausing, 'run { status version }')).toEqual(first);
    expect((await send(runId, 'late.came')).userErrors).toEqual([]);

    expect(await read(runId)).toMatchObject({
      pausedSince: test.clock.now().toISOString(),
      pauseReason: '盘点',
      mailbox: [{ name: 'late.came', title: 'late' }],
    });
    const mayNow = 'query ($id: ID!) { run(id: $id) { tasks { viewerMay { start complete assign } } } }';
    expect(await test.as('worker').ask(mayNow, { id: runId })).toEqual({
      run: { tasks: [{ viewerMay: { start: false, complete: false, assign: false } }] },
    });
    await mutate(test.as('lead'), 'resumeRun', { runId, reason: '继续' }, 'run { id }');
    expect(await test.as('worker').ask(mayNow, { id: runId })).toEqual({
      run: { tasks: [{ viewerMay: { start: true, complete: true, assign: false } }] },
    });
    await mutate(test.as('root'), 'cancelRun', { runId, reason: '停办' }, 'run { id }');

    const run = await read(runId);
    expect(run).toMatchObject({ status: 'CANCELLED', pausedSince: null, pauseReason: null });
    expect(run.history.nodes.map(({ summary }) => summary)).toEqual([
      'lead started the run',
      'lead paused the run: 盘点',
      'lead reported: late; “late” is kept until it can be taken',
      expect.stringContaining('resumed the run: 继续'),
      expect.stringContaining('cancelled the run: 停办; nothing waited for “late”, and it was dropped'),
    ]);
    expect(run.history.nodes.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true);
  });

  it.each(['pauseRun', 'resumeRun', 'cancelRun'])('%s is not for members', async (mutation) => {
    const input = { runId: await start(), reason: 'x' };
    const { userErrors } = await tryMutation(test.as('worker'), mutation, input, 'run { id }');

    expect(userErrors).toMatchObject([{ __typename: 'PermissionDeniedError', code: 'NOT_RUN_LEAD' }]);
  });

  it('refuses what cannot be done, with the path to it', async () => {
    const runId = await start();
    const refusals = async (mutation: string, input: object) =>
      (await tryMutation(test.as('lead'), mutation, { runId, reason: 'x', ...input }, 'run { id }'))
        .userErrors;

    expect(await refusals('resumeRun', {})).toMatchObject([{ code: 'RUN_NOT_PAUSED' }]);
    expect(await refusals('pauseRun', { reason: ' ' })).toMatchObject([
      { code: 'FIELD_REQUIRED', path: ['reason'] },
    ]);
    expect(await refusals('cancelRun', { expectedVersion: 9 })).toMatchObject([
      { code: 'STALE_VERSION', currentVersion: 1 },
    ]);
    await mutate(test.as('lead'), 'cancelRun', { runId, reason: 'x' }, 'run { id }');
    expect(await refusals('pauseRun', {})).toMatchObject([{ code: 'RUN_ENDED' }]);
  });

  it('can be looked back on at any entry of the log', async () => {
    const runId = await start();
    await send(runId, 'cake.cut', { parts: 4 });
    await mutate(test.as('lead'), 'cancelRun', { runId, reason: 'x' }, 'run { id }');
    const query = `query ($id: ID!, $seq: Int!) {
      run(id: $id) { at(seq: $seq) { seq status states { path } context openTasks { key title statePath } timers { dueAt } } }
    }`;
    const at = async (seq: number, login = 'lead') =>
      (await test.as(login).ask<{ run: { at: object } }>(query, { id: runId, seq })).run.at;

    expect(await at(1)).toMatchObject({
      status: 'RUNNING',
      states: [{ path: 'working' }],
      context: { parts: 0 },
      openTasks: [{ key: 'work', title: 'work', statePath: 'working' }],
    });
    expect(await at(2, 'worker')).toMatchObject({ context: { parts: 4 } });
    expect(await at(2, 'outsider')).toMatchObject({ context: null });
    expect(await at(3)).toMatchObject({ status: 'CANCELLED', openTasks: [], timers: [] });
    const { errors } = await test.as('lead').attempt(query, { id: runId, seq: 4 });
    expect(errors?.[0]?.extensions.code).toBe('SEQ_OUT_OF_RANGE');
  });

  it('has incidents that say what would mend them, and are retried or resolved by the lead', async () => {
    const runId = await start();
    expect((await send(runId, 'cake.split')).userErrors).toMatchObject([{ code: 'CHART_FAULT' }]);
    const { data } = await incidentsOf('lead', { filter: { runId } });
    expect(data?.incidents).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          cause: 'CHART_FAULT',
          message: expect.stringContaining('cake.split'),
          remedy: expect.stringContaining('retry'),
          retries: 'Takes "cake.split" again',
          occurrences: 1,
          viewerMaySettle: true,
          run: { id: runId },
        },
      ],
    });
    const incidentId = data?.incidents.nodes[0]?.id ?? '';
    const selection = 'incident { resolution note resolvedBy { login } } run { version }';
    const refused = await tryMutation(test.as('worker'), 'retryIncident', { incidentId }, selection);
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_RUN_LEAD' }]);
    await send(runId, 'cake.cut', { parts: 2 });
    const click = { incidentId, note: 'cut', idempotencyKey: 'click' };
    const first = await mutate<object>(test.as('lead'), 'retryIncident', click, selection);
    expect(first).toMatchObject({
      incident: { resolution: 'RETRIED', note: 'cut', resolvedBy: { login: 'lead' } },
    });

    expect(await mutate(test.as('lead'), 'retryIncident', click, selection)).toEqual(first);
    for (const [mutation, input] of [
      ['retryIncident', { ...click, idempotencyKey: 'other' }],
      ['resolveIncident', { incidentId, note: 'x' }],
    ] as const) {
      const { userErrors } = await tryMutation(test.as('lead'), mutation, input, selection);
      expect(userErrors).toMatchObject([{ code: 'INCIDENT_CLOSED', path: ['incidentId'] }]);
    }
  });

  it('gives a retry under the first sender’s key to the second click too', async () => {
    const runId = await start();
    const sending = { runId, event: 'cake.split', idempotencyKey: 'feed' };
    await tryMutation(test.as('lead'), 'sendRunEvent', sending, 'run { id }');
    const { data } = await incidentsOf('lead', { filter: { runId } });
    await send(runId, 'cake.cut', { parts: 2 });
    const click = { incidentId: data?.incidents.nodes[0]?.id ?? '', note: 'cut', idempotencyKey: 'click' };
    const first = await mutate<object>(test.as('lead'), 'retryIncident', click, 'run { version }');

    expect(await mutate(test.as('lead'), 'retryIncident', click, 'run { version }')).toEqual(first);
    expect(await mutate(test.as('lead'), 'sendRunEvent', sending, 'run { version }')).toEqual(first);
  });

  it('lists incidents page by page, open ones first, to those who may see them', async () => {
    const runId = await start();
    await send(runId, 'cake.split');
    const { data } = await incidentsOf('lead', { first: 100 });
    const all = data?.incidents.nodes ?? [];
    const open = all.filter(({ resolution }) => resolution === null);
    expect(all.slice(0, open.length)).toEqual(open);
    const paged: IncidentView[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await incidentsOf('chief', { first: 1, after });
      paged.push(...(page.data?.incidents.nodes ?? []));
      ({ endCursor: after = null, hasNextPage: more = false } = page.data?.incidents.pageInfo ?? {
        endCursor: null,
        hasNextPage: false,
      });
    }

    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect((await incidentsOf('otherlead')).data?.incidents.totalCount).toBe(0);
    expect((await incidentsOf('worker')).errors?.[0]?.extensions.code).toBe('NOT_INCIDENT_READER');
    expect((await incidentsOf('lead', { filter: { open: false } })).data?.incidents.totalCount).toBe(
      all.length - open.length,
    );
  });
});
