import type { JsonObject } from '../../src/engine/json.js';
import { MailPoller } from '../../src/runner/together/mail-poller.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { end, text, tinyPlaybook, titled } from '../support/builders/tiny-playbook.js';
import { countStatements } from '../support/count-statements.js';
import { mutate, tryMutation, type AnyUserError } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const WORKS = 'works';

/** Its roles are the parent's by mapping (clerk, judge), by name (seller) and nobody's (stranger). */
const CHILD = tinyPlaybook({
  machine: {
    initial: 'helping',
    context: { secret: 'sesame' },
    states: {
      helping: {
        ...titled('helping'),
        type: 'parallel',
        states: {
          writing: region('task', 'write'),
          judging: region('approval', 'allow'),
          selling: region('task', 'sell'),
          wondering: region('task', 'wonder'),
        },
        on: { 'plan.changed': 'end' },
      },
      end: end(),
    },
  },
  tasks: {
    write: { role: 'clerk' },
    allow: { kind: 'approval', role: 'judge' },
    sell: { role: 'seller' },
    wonder: { role: 'stranger' },
  },
  more: {
    roles: Object.fromEntries(
      ['clerk', 'judge', 'seller', 'stranger'].map((role) => [
        role,
        { title: text(role), department: WORKS },
      ]),
    ),
    events: { 'plan.changed': { title: text('plan changed'), senders: ['judge'] } },
    kpis: {
      sold: { title: text('sold'), unit: 'count', target: 10, baseline: 0, direction: 'increase' },
    },
  },
});

function region(src: 'task' | 'approval', task: string): JsonObject {
  return {
    ...titled(task),
    initial: 'open',
    states: {
      open: { ...titled(`${task} open`), invoke: { src, id: task, input: { task }, onDone: 'closed' } },
      closed: end(),
    },
  };
}

interface May {
  readonly start: boolean;
  readonly complete: boolean;
  readonly claim: boolean;
  readonly decide: boolean;
  readonly assign: boolean;
}

interface TaskView {
  readonly id: string;
  readonly key: string;
  readonly viewerMay: May;
  readonly assignee: { login: string } | null;
}

const TASKS = `query ($run: ID!) { tasks(filter: { runId: $run }, first: 50) {
  nodes { id key assignee { login } viewerMay { start complete claim decide assign } } } }`;
const ROLES = { worker: 'worker', umpire: 'umpire', seller: 'seller', clerk: 'clerk' };
const EVERYBODY = [...Object.values(ROLES), 'lead', 'outsider'];

describe('In a run that another has started,', () => {
  let test: RunApp;
  let scene: RunScene;
  let childKey: string;
  let child: string;

  beforeAll(async () => {
    test = await createRunApp();
    childKey = (await publishPlaybook(test.database, CHILD)).definition.key;
    const helper = { playbook: childKey, roles: { clerk: 'worker', judge: 'umpire' } };
    const { definition } = await publishPlaybook(
      test.database,
      tinyPlaybook({
        machine: {
          initial: 'delegating',
          states: {
            delegating: {
              ...titled('delegating'),
              invoke: { src: 'playbook', id: 'helper', input: helper, onDone: 'end' },
            },
            end: end(),
          },
        },
        more: {
          // Its own clerk is somebody else than the child's, whom the worker stands in for.
          roles: Object.fromEntries(
            Object.keys(ROLES).map((role, index) => [
              role,
              { title: text(role), department: index === 0 ? 'shops' : WORKS },
            ]),
          ),
        },
      }),
    );
    scene = await buildRunScene(test.database, definition);
  });

  beforeEach(async () => {
    child = await startFamily();
  });

  async function startFamily(): Promise<string> {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: {} };
    const { run } = await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }');
    await test.app.get(MailPoller).drain();
    const document = `query ($id: ID!) { run(id: $id) { children { nodes { id } } } }`;
    const family = await test
      .as('lead')
      .ask<{ run: { children: { nodes: { id: string }[] } } }>(document, { id: run.id });
    const [first] = family.run.children.nodes;
    if (!first) throw new Error('no child was started');
    return first.id;
  }

  async function tasksOf(login: string): Promise<ReadonlyMap<string, TaskView>> {
    const { tasks } = await test.as(login).ask<{ tasks: { nodes: TaskView[] } }>(TASKS, { run: child });
    return new Map(tasks.nodes.map((task) => [task.key, task]));
  }

  async function refusals(login: string, name: string, input: object): Promise<string[]> {
    const { userErrors } = await tryMutation<{ userErrors: AnyUserError[] }>(
      test.as(login),
      name,
      input,
      '__typename',
    );
    return userErrors.map(({ code }) => code);
  }

  it('each sees just what they may do with its tasks', async () => {
    const those = async (may: keyof May, key: string) => {
      const views = await Promise.all(
        EVERYBODY.map(async (login) => ({ login, task: (await tasksOf(login)).get(key) })),
      );
      return views.filter(({ task }) => task?.viewerMay[may]).map(({ login }) => login);
    };
    expect(await those('complete', 'write')).toEqual(['worker']);
    expect(await those('complete', 'sell')).toEqual(['seller']);
    expect(await those('complete', 'wonder')).toEqual(['lead']);
    expect(await those('decide', 'allow')).toEqual(['umpire']);
    expect(await those('assign', 'write')).toEqual(['lead']);
    const taskId = (await tasksOf('lead')).get('write')?.id;
    await mutate(test.as('lead'), 'assignTask', { taskId, assigneeId: null }, 'task { id }');
    expect(await those('claim', 'write')).toEqual(['worker']);
    expect(await refusals('clerk', 'claimTask', { taskId })).toEqual(['ROLE_NOT_HELD']);
    expect(await refusals('worker', 'claimTask', { taskId })).toEqual([]);
  });

  it('who is shown a decision is let take it, and the others are refused it', async () => {
    const decision = { taskId: (await tasksOf('lead')).get('allow')?.id, outcome: 'done' };
    for (const login of EVERYBODY) {
      const may = (await tasksOf(login)).get('allow')?.viewerMay.decide;
      const codes = may ? [] : ['ROLE_NOT_HELD'];
      expect([login, await refusals(login, 'decideApproval', decision)]).toEqual([login, codes]);
      if (may) break;
    }
    expect((await tasksOf('umpire')).get('allow')?.viewerMay.decide).toBe(false);
  });

  it('whoever the team names for its playbook comes before those who stand in', async () => {
    const document = `query ($team: ID!) { team(id: $team) { members { id person { login } } version } }`;
    const { team } = await test.as('lead').ask<{
      team: { members: { id: string; person: { login: string } }[] };
    }>(document, { team: scene.teamId });
    const member = team.members.find(({ person }) => person.login === 'clerk');
    const role = { memberId: member?.id, playbookKey: childKey, roleKey: 'judge' };
    await mutate(test.as('lead'), 'fillRole', role, 'team { id }');
    expect((await tasksOf('umpire')).get('allow')?.viewerMay.decide).toBe(false);
    expect((await tasksOf('clerk')).get('allow')?.viewerMay.decide).toBe(true);
    expect(await mine('umpire')).not.toContain('allow');
    expect(await mine('clerk')).toContain('allow');
    await mutate(test.as('lead'), 'vacateRole', role, 'team { id }');
    expect((await tasksOf('umpire')).get('allow')?.viewerMay.decide).toBe(true);
  });

  async function mine(login: string, claimable = false): Promise<string[]> {
    const document = `query ($claimable: Boolean!) { myTasks(first: 100, claimable: $claimable) {
      totalCount nodes { key run { id } } } }`;
    const { myTasks } = await test.as(login).ask<{
      myTasks: { totalCount: number; nodes: { key: string; run: { id: string } }[] };
    }>(document, { claimable });
    expect(myTasks.totalCount).toBe(myTasks.nodes.length);
    return myTasks.nodes.filter(({ run }) => run.id === child).map(({ key }) => key);
  }

  it('what there is to decide and to claim is in the list of those who may', async () => {
    expect(await mine('umpire')).toEqual(['allow']);
    expect(await mine('lead')).toEqual(['wonder']);
    expect(await mine('clerk', true)).toEqual([]);
    const views = await tasksOf('lead');
    for (const key of ['write', 'wonder']) {
      const input = { taskId: views.get(key)?.id, assigneeId: null };
      await mutate(test.as('lead'), 'assignTask', input, 'task { id }');
    }
    expect(await mine('worker')).toEqual([]);
    expect(await mine('worker', true)).toEqual(['write']);
    expect(await mine('lead', true)).toEqual(['wonder']);
  });

  it('events are sent, figures reported and what it knows is read by those who stand in', async () => {
    const document = `query ($id: ID!) { run(id: $id) { at(seq: 1) { context } allowedEvents { name viewerMaySend } } }`;
    interface View {
      readonly at: { context: object | null };
      readonly allowedEvents: { viewerMaySend: boolean }[];
    }
    const view = async (login: string) =>
      (await test.as(login).ask<{ run: View }>(document, { id: child })).run;
    const event = { runId: child, event: 'plan.changed' };
    for (const [login, sends, reads] of [
      ['outsider', false, false],
      ['clerk', false, false],
      ['worker', false, true],
      ['umpire', true, true],
    ] as const) {
      const { at, allowedEvents } = await view(login);
      expect([login, allowedEvents[0]?.viewerMaySend, at.context !== null]).toEqual([login, sends, reads]);
      const figure = { runId: child, kpi: 'sold', value: 1 };
      expect(await refusals(login, 'recordKpi', figure)).toEqual(reads ? [] : ['NOT_KPI_REPORTER']);
      const cohort = { filter: { playbookKey: childKey }, event: 'plan.changed', dryRun: true };
      const { receipts } = await mutate<{ receipts: { code: string | null }[] }>(
        test.as(login),
        'sendEventToRuns',
        cohort,
        'receipts { code }',
      );
      expect(new Set(receipts.map(({ code }) => code))).toEqual(new Set([sends ? null : 'NOT_EVENT_SENDER']));
      expect(await refusals(login, 'sendRunEvent', event)).toEqual(sends ? [] : ['NOT_EVENT_SENDER']);
    }
    const { run } = await test
      .as('lead')
      .ask<{ run: { status: string } }>('query ($id: ID!) { run(id: $id) { status } }', { id: child });
    expect(run.status).toBe('COMPLETED');
  });

  it('those who stand in are told of what they have to do', async () => {
    const document = `{ notifications(first: 100) { nodes { run { id } task { key } } } }`;
    const told = async (login: string) => {
      const { notifications } = await test.as(login).ask<{
        notifications: { nodes: { run: { id: string } | null; task: { key: string } | null }[] };
      }>(document);
      return notifications.nodes.filter(({ run }) => run?.id === child).map(({ task }) => task?.key);
    };
    expect(await told('umpire')).toEqual(['allow']);
    expect(await told('worker')).toEqual(['write']);
    expect(await told('seller')).toEqual(['sell']);
    expect(await told('lead')).toEqual(['wonder']);
    expect(await told('clerk')).toEqual([]);
  });

  it('the tasks of whoever rotates away go to the lead, who is told', async () => {
    const personId = scene.people.get('seller') ?? '';
    const actor = { kind: 'person', id: personId } as const;
    await test.database.transaction((tx) =>
      test.runner.handOver(tx, { personId, actor, reason: 'rotation.started' }),
    );
    const task = (await tasksOf('lead')).get('sell');
    expect(task).toMatchObject({ assignee: { login: 'lead' }, viewerMay: { complete: true } });
    expect((await tasksOf('seller')).get('sell')?.viewerMay.complete).toBe(false);
    expect(await mine('lead')).toContain('sell');
  });

  it('a page of fifty tasks costs no more statements than that of other runs', async () => {
    for (let count = 0; count < 12; count += 1) await startFamily();
    const document = `{ tasks(first: 50) { nodes { title viewerMay { decide claim }
      run { title allowedEvents { name viewerMaySend } } } } }`;
    const { result, statements } = await countStatements(() =>
      test.as('umpire').ask<{ tasks: { nodes: object[] } }>(document),
    );
    expect(result.tasks.nodes).toHaveLength(50);
    expect(statements.length).toBeLessThanOrEqual(6);
    const own = await countStatements(() =>
      test.as('umpire').ask('{ myTasks(first: 50) { nodes { title } } }'),
    );
    expect(own.statements.length).toBeLessThanOrEqual(6);
  });
});
