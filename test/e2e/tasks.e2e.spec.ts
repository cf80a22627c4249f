import { mutate } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const MAY = 'viewerMay { start complete claim decide assign }';
const NOTHING = { start: false, complete: false, claim: false, decide: false, assign: false };

describe('Working on tasks', () => {
  let scene: PopUpScene;
  let runId: string;

  beforeAll(async () => {
    scene = await createPopUpScene();
  });

  beforeEach(async () => {
    runId = await scene.start();
  });

  async function mayOf(login: string, taskId: string): Promise<unknown> {
    const document = `query ($id: ID!) { task(id: $id) { ${MAY} } }`;
    const data = await scene.test.as(login).ask<{ task: { viewerMay: unknown } }>(document, { id: taskId });
    return data.task.viewerMay;
  }

  it('shows a task as the playbook describes it, in the language asked for', async () => {
    const { id } = await scene.task(runId, 'chooseGoods');
    const document = `query ($id: ID!) { task(id: $id) {
      key kind status title english: title(locale: EN) description effort effortMinutes formSchema input
      roles { key title } outcomes { key title } outcome { key } checklist { index text checked }
      department { key } assignee { login } dueAt overdue openedAt version decisionsNeeded decisions { comment }
      run { title } team { name }
    } }`;
    const data = await scene.test.as('outsider').inChinese().ask<{ task: unknown }>(document, { id });

    expect(data.task).toMatchObject({
      key: 'chooseGoods',
      kind: 'TASK',
      status: 'OPEN',
      title: '选定商品',
      english: 'Choose the goods',
      description: null,
      effort: 'PT12H',
      effortMinutes: 720,
      roles: [{ key: 'buyer', title: '选品' }],
      outcomes: [{ key: 'done', title: '完成' }],
      outcome: null,
      checklist: [
        { index: 0, text: '列出可以当场试用的商品', checked: false },
        { index: 1, text: '确认可调拨的库存', checked: false },
      ],
      department: { key: 'merchandising' },
      assignee: { login: 'buyer' },
      dueAt: '2026-03-05T01:00:00.000Z',
      overdue: false,
      decisions: [],
      team: { name: '项目组' },
    });
  });

  it('is started, ticked off and completed by its assignee, which moves the run', async () => {
    const buyer = scene.test.as('buyer');
    const { id, version } = await scene.task(runId, 'chooseGoods');
    const started = await mutate<{ task: { status: string; version: number } }>(
      buyer,
      'startTask',
      { taskId: id, expectedVersion: version },
      'task { status version startedAt }',
    );
    expect(started.task).toMatchObject({
      status: 'STARTED',
      version: 2,
      startedAt: '2026-03-02T01:00:00.000Z',
    });

    const ticked = await mutate<{ task: { checklist: { checked: boolean }[] } }>(
      buyer,
      'checkTaskItem',
      { taskId: id, item: 1 },
      'task { checklist { checked } }',
    );
    expect(ticked.task.checklist).toEqual([{ checked: false }, { checked: true }]);

    const done = await mutate<object>(
      buyer,
      'completeTask',
      { taskId: id, outcome: 'done', expectedVersion: 3 },
      'task { status outcome { title } closedBy { login } version } run { version } openedTasks { key }',
    );
    expect(done).toMatchObject({
      task: { status: 'COMPLETED', outcome: { title: 'Done' }, closedBy: { login: 'buyer' }, version: 4 },
      run: { version: 4 },
      openedTasks: [],
    });
  });

  it('gives the tasks that completing it opened, each with whom it falls to', async () => {
    await scene.complete(runId, 'chooseGoods');
    const { id } = await scene.task(runId, 'designDisplay');
    const { openedTasks } = await mutate<{ openedTasks: unknown }>(
      scene.test.as('designer'),
      'completeTask',
      { taskId: id, outcome: 'done', form: { cost: 12_000 } },
      `openedTasks { key kind assignee { login } decisionsNeeded }`,
    );

    expect(openedTasks).toEqual([
      { key: 'approveBudget', kind: 'APPROVAL', assignee: null, decisionsNeeded: 2 },
    ]);
  });

  it('is handed out by the lead, taken back, and claimed by whoever fills its role', async () => {
    const { id } = await scene.task(runId, 'chooseGoods');
    const assign = (assigneeId: string | null) =>
      mutate<{ task: { assignee: { login: string } | null; status: string } }>(
        scene.test.as('lead'),
        'assignTask',
        { taskId: id, assigneeId },
        'task { status assignee { login } }',
      );

    expect((await assign(scene.personId('designer'))).task.assignee).toEqual({ login: 'designer' });
    expect((await assign(scene.personId('lead'))).task.assignee).toEqual({ login: 'lead' });
    expect(await mayOf('lead', id)).toEqual({ ...NOTHING, start: true, complete: true, assign: true });
    expect((await assign(null)).task).toEqual({ assignee: null, status: 'OPEN' });
    expect(await mayOf('buyer', id)).toEqual({ ...NOTHING, claim: true });
    expect(await mayOf('designer', id)).toEqual(NOTHING);

    const claim = { taskId: id, idempotencyKey: 'claim-1' };
    for (const _ of ['once', 'again']) {
      const claimed = await mutate<{ task: unknown }>(
        scene.test.as('buyer'),
        'claimTask',
        claim,
        'task { assignee { login } version }',
      );
      expect(claimed.task).toEqual({ assignee: { login: 'buyer' }, version: 5 });
    }
  });

  it.each<[string, object]>([
    ['buyer', { ...NOTHING, start: true, complete: true }],
    ['lead', { ...NOTHING, assign: true }],
    ['root', { ...NOTHING, assign: true }],
    ['designer', NOTHING],
    ['outsider', NOTHING],
    ['otherlead', NOTHING],
    ['service~lead.exec', NOTHING],
  ])('tells %s what they may do', async (login, may) => {
    const { id } = await scene.task(runId, 'chooseGoods');

    expect(await mayOf(login, id)).toEqual(may);
  });

  it('shows a later field of the same request what an earlier one did', async () => {
    const { id } = await scene.task(runId, 'chooseGoods');
    const document = `mutation ($start: StartTaskInput!, $tick: CheckTaskItemInput!) {
      startTask(input: $start) { run { lastEvent { type } tasks { key status } } }
      checkTaskItem(input: $tick) { run { lastEvent { type } tasks { key checklist { checked } } } }
    }`;
    const data = await scene.test
      .as('buyer')
      .ask(document, { start: { taskId: id }, tick: { taskId: id, item: 0 } });

    expect(data).toMatchObject({
      startTask: { run: { lastEvent: { type: 'TASK_STARTED' } } },
      checkTaskItem: {
        run: {
          lastEvent: { type: 'TASK_ITEM_CHECKED' },
          tasks: expect.arrayContaining([
            { key: 'chooseGoods', checklist: [{ checked: true }, { checked: false }] },
          ]),
        },
      },
    });
  });
});
