import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { MailPoller } from '../../src/runner/together/mail-poller.js';
import { mutate } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const RUN = `query ($id: ID!) {
  run(id: $id) {
    title status depth
    parent { id }
    children(first: 10) { totalCount nodes { id title status depth parent { id } playbookVersion { key } } }
    locks { name key title(locale: EN) requestedAt grantedAt place holders { id } }
    history(first: 20) { nodes { type summary(locale: EN) } }
  }
}`;

interface View {
  readonly title: string;
  readonly status: string;
  readonly depth: number;
  readonly parent: { id: string } | null;
  readonly children: { totalCount: number; nodes: { id: string; depth: number; parent: { id: string } }[] };
  readonly locks: {
    name: string;
    place: number | null;
    grantedAt: string | null;
    holders: { id: string }[];
  }[];
  readonly history: { nodes: { type: string; summary: string }[] };
}

const ROLES = {
  worker: { title: text('worker'), department: 'works' },
  seller: { title: text('seller'), department: 'shops' },
};

describe('A run among others', () => {
  let test: RunApp;
  let scene: RunScene;
  let childKey: string;

  beforeAll(async () => {
    test = await createRunApp();
    const child = await publishPlaybook(
      test.database,
      tinyPlaybook({
        machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
        more: { title: { zh: '辅助', en: 'Helping' } },
      }),
    );
    childKey = child.definition.key;
    const { definition } = await publishPlaybook(
      test.database,
      tinyPlaybook({
        machine: {
          initial: 'pressing',
          states: {
            pressing: {
              ...titled('pressing'),
              invoke: {
                src: 'lock',
                id: 'press',
                input: { lock: 'press', key: '"east"' },
                onDone: 'helping',
              },
              on: { 'plan.changed': 'helping' },
            },
            helping: {
              ...titled('helping'),
              invoke: { src: 'playbook', id: 'helper', input: { playbook: childKey }, onDone: 'end' },
              on: { 'plan.changed': 'end' },
            },
            end: end(),
          },
        },
        more: {
          roles: ROLES,
          locks: { press: { title: { zh: '印刷机', en: 'Press' }, scope: 'team' } },
          events: { 'plan.changed': { title: text('plan changed') } },
        },
      }),
    );
    scene = await buildRunScene(test.database, definition);
  });

  async function start(): Promise<string> {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: {} };
    return (await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }')).run.id;
  }

  async function read(id: string): Promise<View> {
    return (await test.as('outsider').ask<{ run: View }>(RUN, { id })).run;
  }

  it('shows the locks it waits for, its place in line and who has them, and the runs it has started', async () => {
    const first = await start();
    const second = await start();
    expect((await read(first)).locks).toMatchObject([
      { name: 'press', key: 'east', title: 'Press', place: 1, grantedAt: null, holders: [] },
    ]);
    expect((await read(second)).locks).toMatchObject([{ place: 2 }]);
    await test.app.get(MailPoller).drain();

    const parent = await read(first);
    expect(parent).toMatchObject({ depth: 0, parent: null, locks: [], children: { totalCount: 1 } });
    const [child] = parent.children.nodes;
    expect(child).toMatchObject({
      status: 'RUNNING',
      depth: 1,
      parent: { id: first },
      playbookVersion: { key: childKey },
    });
    expect(child?.id).not.toBe(first);
    // The first has left its lock again: now the second has had its turn too.
    expect(await read(second)).toMatchObject({ locks: [], children: { totalCount: 1 } });

    const input = { runId: first, event: 'plan.changed', payload: {} };
    await mutate(test.as('lead'), 'sendRunEvent', input, 'run { id }');
    await test.app.get(MailPoller).drain();
    const { history, status } = await read(first);
    expect(status).toBe('COMPLETED');
    expect(history.nodes.map(({ summary }) => summary)).toEqual([
      expect.stringContaining('it got in line for the lock “Press”'),
      expect.stringContaining('The lock “Press” was granted'),
      expect.stringContaining('the child run of “Helping” was cancelled'),
    ]);
    expect((await read(child?.id ?? '')).status).toBe('CANCELLED');
  });

  it('calls what it starts several times over as its playbook is called, and each of them after what it is about', async () => {
    const { definition } = await publishPlaybook(
      test.database,
      tinyPlaybook({
        machine: {
          initial: 'helping',
          states: {
            helping: {
              ...titled('helping'),
              invoke: {
                src: 'instances',
                id: 'helpers',
                input: {
                  of: { src: 'playbook', input: { playbook: childKey } },
                  forEach: '["Ningbo", "Suzhou"]',
                },
                onDone: 'end',
              },
            },
            end: end(),
          },
        },
        more: { roles: ROLES },
      }),
    );
    const own = { teamUuid: scene.teamUuid, key: definition.key };
    await test.database.query(
      `INSERT INTO role_filling (team_id, playbook_key, role_key, member_id, created_at)
       SELECT team_id, $2, role_key, member_id, created_at FROM role_filling WHERE team_id = $1`,
      [own.teamUuid, own.key],
    );
    const input = { teamId: scene.teamId, playbookKey: own.key, title: 'Both towns', input: {} };
    const { run } = await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }');
    await test.app.get(MailPoller).drain();
    const document = `query ($id: ID!) { run(id: $id) {
      instances { key title(locale: EN) active } children { nodes { title } } } }`;
    expect(await test.as('lead').ask(document, { id: run.id })).toEqual({
      run: {
        instances: [{ key: 'helpers', title: 'Helping', active: 2 }],
        children: {
          nodes: [{ title: 'Both towns · Helping: Ningbo' }, { title: 'Both towns · Helping: Suzhou' }],
        },
      },
    });
  });

  it('is found among those that others have started, or among those that people have', async () => {
    const document = `query ($team: ID!, $first: Int!) {
      all: runs(filter: { teamId: $team }, first: $first) { totalCount }
      children: runs(filter: { teamId: $team, childRuns: true }, first: $first) { totalCount nodes { depth } }
      started: runs(filter: { teamId: $team, childRuns: false }, first: $first) { totalCount nodes { depth } }
    }`;
    await start();
    await test.app.get(MailPoller).drain();
    interface Found {
      readonly totalCount: number;
      readonly nodes: { depth: number }[];
    }
    const found = await test
      .as('outsider')
      .ask<Record<'all' | 'children' | 'started', Found>>(document, { team: scene.teamId, first: 100 });
    expect(new Set(found.children.nodes.map(({ depth }) => depth))).toEqual(new Set([1]));
    expect(new Set(found.started.nodes.map(({ depth }) => depth))).toEqual(new Set([0]));
    expect(found.children.totalCount + found.started.totalCount).toBe(found.all.totalCount);
  });

  it('refuses a cursor of children that it did not give', async () => {
    const id = await start();
    const document = `query ($id: ID!) { run(id: $id) { children(after: "nonsense") { totalCount } } }`;
    await expect(test.as('lead').ask(document, { id })).rejects.toThrow('INVALID_CURSOR');
  });
});
