import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { mutate, tryMutation } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const MINE = `query ($unreadOnly: Boolean!, $first: Int, $after: String) {
  notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
    nodes { id kind message createdAt readAt run { title } task { key } }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`;

interface Mine {
  readonly notifications: {
    readonly nodes: {
      id: string;
      kind: string;
      message: string;
      readAt: string | null;
      task: { key: string } | null;
    }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    readonly totalCount: number;
  };
}

describe('What people are told', () => {
  let scene: PopUpScene;

  beforeAll(async () => {
    scene = await createPopUpScene();
    for (let count = 0; count < 3; count += 1) {
      scene.test.clock.advance(60_000);
      await scene.start();
    }
    scene.test.clock.advance(3 * 86_400_000);
    await scene.test.runner.fireDueTimers();
  });

  const read = async (login: string, variables: object = {}) =>
    (await scene.test.as(login).ask<Mine>(MINE, { unreadOnly: false, ...variables })).notifications;

  it('is in their language, with the run and the task that it is about', async () => {
    const { notifications } = await scene.test.as('lead').inChinese().ask<Mine>(MINE, { unreadOnly: false });

    expect(notifications.nodes).toHaveLength(3);
    expect(notifications.nodes[0]).toEqual({
      id: expect.any(String),
      kind: 'ESCALATION',
      message: '选品超期三天',
      createdAt: '2026-03-05T01:03:00.000Z',
      readAt: null,
      run: { title: 'Pop-up store' },
      task: { key: 'chooseGoods' },
    });
    expect((await read('designer')).nodes[0]).toMatchObject({
      kind: 'TASK',
      message: 'New task: Design the display',
    });
  });

  it('is theirs alone', async () => {
    const { nodes } = await read('lead');
    const node = (login: string) =>
      scene.test.as(login).ask('query ($id: ID!) { node(id: $id) { __typename } }', { id: nodes[0]?.id });

    expect(await node('lead')).toEqual({ node: { __typename: 'Notification' } });
    expect(await node('root')).toEqual({ node: null });
    expect((await read('outsider')).totalCount).toBe(0);
    expect((await read('service~admin')).nodes).toEqual([]);
  });

  it('comes page by page, the latest first', async () => {
    const first = await read('buyer', { first: 2 });
    const second = await read('buyer', { first: 2, after: first.pageInfo.endCursor });

    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([2, 1, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(3);
  });

  it('is marked as read, one by one or all at once, and only by themselves', async () => {
    const client = scene.test.as('buyer');
    const { nodes } = await read('buyer');
    const [latest] = nodes;
    const mark = (input: object) =>
      tryMutation<{ marked: number | null; unread: number | null }>(
        client,
        'markNotificationsRead',
        input,
        'marked unread',
      );

    expect(await mark({ ids: [latest?.id] })).toMatchObject({ marked: 1, unread: 2 });
    expect(await mark({ ids: [latest?.id] })).toMatchObject({ marked: 0, unread: 2 });
    expect((await read('buyer', { unreadOnly: true })).nodes.map(({ id }) => id)).not.toContain(latest?.id);

    const [foreign] = (await read('lead')).nodes;
    expect(await mark({ ids: [nodes[1]?.id, foreign?.id] })).toMatchObject({
      marked: null,
      userErrors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['ids', '1'] }],
    });
    expect((await read('buyer', { unreadOnly: true })).totalCount).toBe(2);
    expect(await mark({ ids: [encodeNodeId('Run', '01957a6e-0000-7000-8000-000000000000')] })).toMatchObject({
      userErrors: [{ code: 'INVALID_ID', path: ['ids', '0'] }],
    });
    expect(await mark({ ids: Array.from({ length: 101 }, () => latest?.id) })).toMatchObject({
      userErrors: [{ code: 'TOO_MANY_IDS' }],
    });

    expect(await mark({})).toMatchObject({ marked: 2, unread: 0 });
    expect((await read('lead', { unreadOnly: true })).totalCount).toBe(3);
  });

  it('is not for services to mark', async () => {
    const { userErrors } = await tryMutation(
      scene.test.as('service~admin'),
      'markNotificationsRead',
      {},
      'marked',
    );

    expect(userErrors).toEqual([expect.objectContaining({ code: 'PERMISSION_DENIED' })]);
  });

  it('says that a task passed to somebody', async () => {
    const runId = await scene.start();
    const { id: taskId } = await scene.task(runId, 'chooseGoods');
    const input = { taskId, assigneeId: scene.personId('storelead') };
    await mutate(scene.test.as('lead'), 'assignTask', input, 'task { id }');

    expect((await read('storelead')).nodes[0]).toMatchObject({ kind: 'TASK', task: { key: 'chooseGoods' } });
  });
});
