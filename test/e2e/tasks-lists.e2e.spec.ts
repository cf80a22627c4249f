import { parseNodeId } from '../../src/api/ids/node-id.js';
import { countStatements } from '../support/count-statements.js';
import { mutate } from '../support/mutate.js';
import { createPopUpScene, POP_UP_INPUT, type PopUpScene } from '../support/pop-up-scene.js';

const MAY = 'viewerMay { start complete claim decide assign }';

describe('Lists of tasks', () => {
  let scene: PopUpScene;

  beforeAll(async () => {
    scene = await createPopUpScene();
    for (let count = 0; count < 26; count += 1) {
      scene.test.clock.advance(60_000);
      await startDirectly();
    }
  });

  /** As the API would, without its cost. */
  async function startDirectly(): Promise<void> {
    const [version] = await scene.test.database.query<{ id: string }>('SELECT id FROM playbook_version');
    await scene.test.runner.start({
      playbookVersionId: version?.id ?? '',
      teamId: scene.teamUuid,
      title: '快闪店',
      input: POP_UP_INPUT,
      actor: { kind: 'person', id: scene.people.get('lead') ?? '' },
    });
  }

  it('cost a handful of statements, whatever a page of fifty shows of each', async () => {
    const document = `{ tasks(first: 50) { nodes {
      title status dueAt overdue outcomes { title } checklist { text }
      run { title status version } team { name version } assignee { name login }
    } } }`;
    const client = scene.test.as('outsider');
    const { result, statements } = await countStatements(() =>
      client.ask<{ tasks: { nodes: object[] } }>(document),
    );

    expect(result.tasks.nodes).toHaveLength(50);
    expect(statements.length).toBeLessThanOrEqual(6);
  });

  it('cost no more when they tell what the viewer may do, and where the work waits', async () => {
    const document = `{ tasks(first: 50) { nodes {
      title department { key } ${MAY} decisions { comment }
      run { title states { title } kpis { value } lastEvent { summary } allowedEvents { name viewerMaySend } }
    } } }`;
    const { statements } = await countStatements(() => scene.test.as('buyer').ask(document));

    expect(statements.length).toBeLessThanOrEqual(12);
  });

  it.each<[string, (scene: PopUpScene) => object, number]>([
    ['status', () => ({ status: ['OPEN'] }), 52],
    ['assignee', (made) => ({ assigneeId: made.personId('buyer') }), 26],
    ['team', ({ teamId }) => ({ teamId }), 52],
    ['department', () => ({ departmentKey: 'brand' }), 26],
    ['being late', () => ({ overdue: true }), 0],
    ['not being late', () => ({ overdue: false }), 52],
    ['being nobody’s', () => ({ unassigned: true }), 0],
  ])('are narrowed by %s', async (_, filter, count) => {
    const document = `query ($filter: TasksFilter) { tasks(filter: $filter) { totalCount } }`;
    const { tasks } = await scene.test
      .as('outsider')
      .ask<{ tasks: { totalCount: number } }>(document, { filter: filter(scene) });

    expect(tasks.totalCount).toBe(count);
  });

  it('have mine by due date, page by page, and what I may claim where I ask for it', async () => {
    const { id: claimable } = await firstOf('designer');
    await mutate(scene.test.as('lead'), 'assignTask', { taskId: claimable, assigneeId: null }, 'task { id }');

    expect(await readMine('designer', false)).toHaveLength(25);
    const all = await readMine('designer', true);
    expect(all).toHaveLength(26);
    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(26);
    expect(all.map(({ id }) => id)).toContain(claimable);
    expect(await readMine('buyer', true)).toHaveLength(26);
    expect(await readMine('service~admin', true)).toEqual([]);
  });

  async function firstOf(login: string): Promise<{ id: string }> {
    const [first] = await readMine(login, false);
    if (!first) throw new Error(`${login} has nothing to do`);
    return first;
  }

  async function readMine(login: string, claimable: boolean): Promise<{ id: string; dueAt: string }[]> {
    const document = `query ($after: String, $claimable: Boolean!) {
      myTasks(first: 10, after: $after, claimable: $claimable) {
        nodes { id dueAt } pageInfo { hasNextPage endCursor } totalCount
      }
    }`;
    const found: { id: string; dueAt: string }[] = [];
    let page: MyTasks['myTasks'];
    let after: string | null = null;
    do {
      page = (await scene.test.as(login).ask<MyTasks>(document, { after, claimable })).myTasks;
      found.push(...page.nodes);
      after = page.pageInfo.endCursor;
    } while (page.pageInfo.hasNextPage);

    expect(page.totalCount).toBe(found.length);
    return found;
  }

  it('have what has no due date at the end, and what is done where it is asked for', async () => {
    const { id } = await firstOf('buyer');
    await scene.test.database.query('UPDATE task SET due_at = NULL WHERE id = $1', [parseNodeId(id)?.uuid]);

    expect((await readMine('buyer', false)).at(-1)).toEqual({ id, dueAt: null });
    await mutate(scene.test.as('buyer'), 'completeTask', { taskId: id, outcome: 'done' }, 'task { id }');
    const document = '{ myTasks(status: [COMPLETED]) { nodes { id } } }';
    expect(await scene.test.as('buyer').ask(document)).toEqual({ myTasks: { nodes: [{ id }] } });
  });
});

interface MyTasks {
  readonly myTasks: {
    readonly nodes: { id: string; dueAt: string }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    readonly totalCount: number;
  };
}
