import { encodeNodeId } from '../../src/api/ids/node-id.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { mutate } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const DAY_MS = 86_400_000;

const POSITION = `query ($id: ID!) {
  run(id: $id) {
    status states { path title innermost enteredAt days }
    pendingTimers { statePath stateTitle dueAt }
    allowedEvents { name title payloadSchema viewerMaySend }
  }
}`;

describe('Where a run stands', () => {
  let scene: PopUpScene;

  beforeAll(async () => {
    scene = await createPopUpScene();
  });

  const ask = (login: string, document: string, id: string) =>
    scene.test.as(login).ask<{ run: Record<string, unknown> }>(document, { id });

  it('is told by its states, timers and events, with what the viewer may send', async () => {
    const runId = await scene.start();
    scene.test.clock.advance(2 * DAY_MS);
    const { run } = await ask('buyer', POSITION, runId);

    expect(run['states']).toEqual(
      [
        'preparing',
        'preparing.display',
        'preparing.display.designing',
        'preparing.goods',
        'preparing.goods.choosing',
      ].map((path) => expect.objectContaining({ path, days: 2, innermost: /designing|choosing/.test(path) })),
    );
    expect(run['pendingTimers']).toEqual([
      expect.objectContaining({ statePath: 'preparing.goods.choosing', stateTitle: 'Choosing' }),
    ]);
    expect(run['allowedEvents']).toEqual([
      {
        name: 'mall.cancelled',
        title: 'The mall cancelled',
        payloadSchema: expect.any(Object),
        viewerMaySend: true,
      },
    ]);
    expect((await ask('outsider', POSITION, runId)).run['allowedEvents']).toEqual([
      expect.objectContaining({ viewerMaySend: false }),
    ]);
  });

  it('shows what was late: the deadline passes, the escalation is told and the run says so', async () => {
    const runId = await scene.start();
    const { id: taskId } = await scene.task(runId, 'chooseGoods');
    scene.test.clock.advance(3 * DAY_MS + 1);
    await scene.test.runner.fireDueTimers();

    const { run } = await ask(
      'chief',
      `query ($id: ID!) { run(id: $id) {
        escalations { message to taskKey taskTitle seq }
        lastEvent { type summary actorKind actorName actor { login } }
        tasks(status: [OPEN]) { id overdue escalatedAt }
      } }`,
      runId,
    );
    expect(run).toEqual({
      escalations: [
        {
          message: 'The choice of goods is three days late',
          to: 'the team lead',
          taskKey: 'chooseGoods',
          taskTitle: 'Choose the goods',
          seq: 2,
        },
      ],
      lastEvent: {
        type: 'TIMER_FIRED',
        summary: 'The time limit of “Choosing” was over',
        actorKind: 'TIMER',
        actorName: 'A timer',
        actor: null,
      },
      tasks: expect.arrayContaining([{ id: taskId, overdue: true, escalatedAt: expect.any(String) }]),
    });
  });

  it('shows its KPIs, and a gate that they open', async () => {
    const runId = await scene.start();
    await scene.complete(runId, 'chooseGoods');
    await scene.complete(runId, 'designDisplay', 'done', { cost: 12_000 });
    await scene.approve(runId);
    await scene.complete(runId, 'runStore', 'closed', { trials: 100, orders: 7 });
    const KPIS = `query ($id: ID!) { run(id: $id) { status states { path } kpis {
      key value met share observations { value note recordedBy { login } } } } }`;
    const atGate = await ask('chief', KPIS, runId);

    expect(atGate.run).toMatchObject({
      states: [{ path: 'measuring' }],
      kpis: [{ key: 'trialToOrder', value: 7, met: false, share: 0.5 }],
    });

    const input = { runId, kpi: 'trialToOrder', value: 11.2, note: '  含次日订单 ' };
    await mutate(scene.test.as('controller'), 'recordKpi', input, 'run { id }');
    expect((await ask('chief', KPIS, runId)).run).toMatchObject({
      states: [{ path: 'retrospective' }],
      kpis: [
        {
          value: 11.2,
          met: true,
          share: expect.closeTo(1.2),
          observations: [
            { value: 7 },
            { value: 11.2, note: '含次日订单', recordedBy: { login: 'controller' } },
          ],
        },
      ],
    });
  });

  it('is moved by an event whose sender its playbook names, and tells so afterwards', async () => {
    const runId = await scene.start();
    await scene.complete(runId, 'chooseGoods');
    await scene.complete(runId, 'designDisplay', 'done', { cost: 100 });
    await scene.approve(runId);
    const input = { runId, event: 'stock.ranOut', payload: { item: '香薰' } };
    const { run } = await mutate<{ run: Record<string, unknown> }>(
      scene.test.as('buyer'),
      'sendRunEvent',
      input,
      'run { states { title innermost } lastEvent { summary payload fromStates { path } toStates { title innermost } } }',
    );

    expect(run).toMatchObject({
      states: [
        { title: 'Open', innermost: false },
        { title: 'Restocking', innermost: true },
      ],
      lastEvent: {
        summary: 'buyer reported: Stock ran out',
        payload: { payload: { item: '香薰' } },
        fromStates: [{ path: 'open' }, { path: 'open.selling' }],
      },
    });
  });
});

describe('Lists of runs', () => {
  let scene: PopUpScene;
  let runIds: string[];

  beforeAll(async () => {
    scene = await createPopUpScene();
    runIds = [];
    for (let count = 0; count < 5; count += 1) {
      scene.test.clock.advance(1000);
      runIds.unshift(await scene.start());
    }
    await mutate(
      scene.test.as('lead'),
      'sendRunEvent',
      { runId: runIds[0], event: 'mall.cancelled' },
      'run { id }',
    );
    await scene.complete(runIds[0] ?? '', 'retrospective', 'done', { lesson: '没有' });
  });

  const LIST = `query ($filter: RunsFilter, $first: Int, $after: String) {
    runs(filter: $filter, first: $first, after: $after) {
      nodes { id title } pageInfo { hasNextPage endCursor } totalCount
    }
  }`;

  interface List {
    readonly runs: {
      readonly nodes: { id: string; title: string }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string };
      readonly totalCount: number;
    };
  }

  const list = async (client: GraphqlClient, variables: object) =>
    (await client.ask<List>(LIST, { ...variables })).runs;

  it('come latest first, page by page, and each run once', async () => {
    const client = scene.test.as('outsider');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: List['runs'] = await list(client, { first: 2, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      expect(page.totalCount).toBe(5);
    } while (after !== null);

    expect(seen).toEqual(runIds);
  });

  it.each<[string, (scene: PopUpScene) => object, number]>([
    ['status', () => ({ status: ['COMPLETED'] }), 1],
    ['several statuses', () => ({ status: ['COMPLETED', 'RUNNING'] }), 5],
    ['playbook', ({ playbookKey }) => ({ playbookKey }), 5],
    ['another playbook', () => ({ playbookKey: 'nothing' }), 0],
    ['team', ({ teamId }) => ({ teamId }), 5],
    ['team and status', ({ teamId }) => ({ teamId, status: ['RUNNING'] }), 4],
    ['department that had a task', () => ({ departmentKey: 'merchandising' }), 5],
    ['department that had none', () => ({ departmentKey: 'finance' }), 0],
  ])('are narrowed by %s', async (_, filter, count) => {
    const { nodes, totalCount } = await list(scene.test.as('outsider'), { filter: filter(scene) });

    expect([nodes.length, totalCount]).toEqual([count, count]);
  });

  it.each([
    ['a page of none', { first: 0 }, 'PAGE_SIZE'],
    ['a page of too many', { first: 101 }, 'PAGE_SIZE'],
    ['a cursor of nothing', { after: 'x' }, 'INVALID_CURSOR'],
    ['a cursor of another list', { after: cursor([7]) }, 'INVALID_CURSOR'],
    ['a forged cursor', { after: cursor(['yesterday', 'nobody']) }, 'INVALID_CURSOR'],
    ['the id of something else', { filter: { teamId: encodeNodeId('Run', cursor([])) } }, 'INVALID_ID'],
  ])('refuse %s', async (_, variables, code) => {
    expect(await scene.test.as('outsider').refusals(LIST, variables)).toEqual([code]);
  });

  it('are titled by the playbook, in the language of whoever started them, unless they say how', async () => {
    const input = {
      teamId: scene.teamId,
      playbookKey: scene.playbookKey,
      input: { mall: '大悦城', budget: 1 },
    };
    const start = (client: GraphqlClient) =>
      mutate<{ run: { title: string } }>(client, 'startRun', input, 'run { title }');

    expect((await start(scene.test.as('lead').inChinese())).run.title).toBe('快闪店');
    expect((await start(scene.test.as('root'))).run.title).toBe('Pop-up store');
  });

  const node = (id: string) =>
    scene.test
      .as('outsider')
      .ask(`query ($id: ID!) { node(id: $id) { __typename ... on Run { title } } }`, { id });

  it('are known as nodes, and unknown ones give nothing', async () => {
    expect(await node(runIds[0] ?? '')).toEqual({ node: { __typename: 'Run', title: 'Pop-up store' } });
    expect(await node(encodeNodeId('Run', '01957a6e-0000-7000-8000-000000000000'))).toEqual({ node: null });
  });
});

function cursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
