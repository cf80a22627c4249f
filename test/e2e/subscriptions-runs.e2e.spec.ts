import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { mutate } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const PROGRESS = `subscription ($runId: ID!) {
  runProgressed(runId: $runId) { version status lastEvent { type summary } states { path } }
}`;
const MY_TASKS = 'subscription { myTasksChanged { kind task { key status assignee { login } } } }';

describe('What subscribers of runs and tasks are told', () => {
  let scene: PopUpScene;
  let url: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    scene = await createPopUpScene();
    url = `${(await scene.test.app.getUrl()).replace('http', 'ws')}/graphql`;
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });

  function subscribe(login: string, query: string, variables: Record<string, unknown> = {}) {
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${login}`, 'accept-language': 'zh' },
    });
    clients.push(client);
    return client.iterate({ query, variables });
  }

  it('a run’s progress: where it stands, then each step of it', async () => {
    const runId = await scene.start();
    const events = subscribe('outsider', PROGRESS, { runId });
    expect((await events.next()).value?.data).toEqual({
      runProgressed: expect.objectContaining({
        version: 1,
        status: 'RUNNING',
        lastEvent: { type: 'RUN_STARTED', summary: '组长启动了执行' },
      }),
    });

    const next = events.next();
    await scene.complete(runId, 'chooseGoods');
    expect((await next).value?.data).toEqual({
      runProgressed: expect.objectContaining({
        version: 2,
        lastEvent: { type: 'TASK_CLOSED', summary: '选品完成了“选定商品”：完成' },
      }),
    });

    const cancelled = events.next();
    await mutate(scene.test.as('lead'), 'sendRunEvent', { runId, event: 'mall.cancelled' }, 'run { id }');
    expect((await cancelled).value?.data).toMatchObject({
      runProgressed: { version: 3, states: [{ path: 'retrospective' }] },
    });
  });

  it('nothing of other runs', async () => {
    const [watched, other] = [await scene.start(), await scene.start()];
    const events = subscribe('lead', PROGRESS, { runId: watched });
    await events.next();

    const next = events.next();
    await scene.complete(other, 'chooseGoods');
    await scene.complete(watched, 'chooseGoods');
    expect((await next).value?.data).toMatchObject({ runProgressed: { version: 2 } });
  });

  it.each([
    ['an id of nothing', 'x', 'INVALID_ID'],
    ['a run that there is not', encodeNodeId('Run', '01957a6e-0000-7000-8000-000000000000'), 'NOT_FOUND'],
  ])('an error for %s', async (_, runId, code) => {
    const outcome = await subscribe('lead', PROGRESS, { runId })
      .next()
      .then(
        ({ value }) => value?.errors,
        (errors: unknown) => errors,
      );

    expect(outcome).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({ code }),
        message: expect.stringMatching(/[\u4e00-\u9fff]/),
      }),
    ]);
  });

  it('a person’s tasks: what comes, what changes, what goes, and what is done', async () => {
    const events = subscribe('designer', MY_TASKS);
    expect((await events.next()).value?.data).toEqual({ myTasksChanged: { kind: 'UNKNOWN', task: null } });
    const following = async (action: () => Promise<unknown>) => {
      const next = events.next();
      await action();
      return (await next).value?.data;
    };

    let runId = '';
    expect(await following(async () => (runId = await scene.start()))).toEqual({
      myTasksChanged: {
        kind: 'WAITING',
        task: { key: 'designDisplay', status: 'OPEN', assignee: { login: 'designer' } },
      },
    });
    const { id: taskId } = await scene.task(runId, 'designDisplay');
    const assign = (login: string) =>
      mutate(
        scene.test.as('lead'),
        'assignTask',
        { taskId, assigneeId: scene.personId(login) },
        'task { id }',
      );
    expect(await following(() => assign('buyer'))).toEqual({
      myTasksChanged: { kind: 'GONE', task: expect.objectContaining({ assignee: { login: 'buyer' } }) },
    });
    expect(await following(() => assign('designer'))).toMatchObject({ myTasksChanged: { kind: 'WAITING' } });
    const form = { cost: 1 };
    expect(await following(() => scene.complete(runId, 'designDisplay', 'done', form))).toMatchObject({
      myTasksChanged: { kind: 'CLOSED', task: { status: 'COMPLETED' } },
    });
  });

  it('the deciders of an approval, that it is there to decide', async () => {
    const runId = await scene.start();
    await scene.complete(runId, 'chooseGoods');
    const events = subscribe('controller', MY_TASKS);
    await events.next();

    const next = events.next();
    await scene.complete(runId, 'designDisplay', 'done', { cost: 1 });
    expect((await next).value?.data).toMatchObject({
      myTasksChanged: { kind: 'WAITING', task: { key: 'approveBudget', assignee: null } },
    });
  });

  it('a service has no tasks of its own to hear of', async () => {
    const outcome = await subscribe('service~admin', MY_TASKS)
      .next()
      .then(
        ({ value }) => value?.errors,
        (errors: unknown) => errors,
      );

    expect(outcome).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'PERMISSION_DENIED' }) }),
    ]);
  });
});
