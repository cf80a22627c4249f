import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { end, text, tinyPlaybook, titled } from '../support/builders/tiny-playbook.js';
import { mutate } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const SAMPLES = [
  { name: '红杯', size: 2 },
  { name: '蓝杯', size: 3 },
];

const REVIEWS = tinyPlaybook({
  tasks: { review: {} },
  machine: {
    initial: 'reviewing',
    states: {
      reviewing: {
        ...titled('reviewing'),
        invoke: {
          src: 'instances',
          id: 'reviews',
          input: { of: { src: 'task', input: { task: 'review' } }, forEach: 'context.input.samples' },
          onDone: 'end',
        },
      },
      end: end(),
    },
  },
  more: {
    roles: {
      worker: { title: text('worker'), department: 'works' },
      other: { title: text('other'), department: 'elsewhere' },
    },
    input: {
      type: 'object',
      properties: { samples: { type: 'array', titles: text('samples'), items: { type: 'object' } } },
    },
  },
});

describe('An activity that is opened several times over', () => {
  let test: RunApp;
  let scene: RunScene;
  let runId: string;

  beforeAll(async () => {
    test = await createRunApp();
    const stored = await publishPlaybook(test.database, REVIEWS);
    scene = await buildRunScene(test.database, stored.definition);
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: { samples: SAMPLES } };
    const { run } = await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }');
    runId = run.id;
  });

  interface Seen {
    readonly run: {
      readonly tasks: readonly { readonly id: string; readonly title: string }[];
      readonly instances: readonly object[];
    };
  }

  const look = () =>
    test.as('worker').ask<Seen>(
      `query ($id: ID!) { run(id: $id) {
         instances { key statePath title(locale: ZH) started active completed failed withdrawn }
         tasks { id title(locale: ZH) instance { index item label } } } }`,
      { id: runId },
    );

  it('tells of each task which one it is, and of the run how many there are', async () => {
    const { run } = await look();
    expect(run.tasks).toMatchObject([
      { title: 'review（中）：红杯', instance: { index: 1, item: SAMPLES[0], label: '红杯' } },
      { title: 'review（中）：蓝杯', instance: { index: 2, item: SAMPLES[1], label: '蓝杯' } },
    ]);
    expect(run.instances).toEqual([
      {
        key: 'reviews',
        statePath: 'reviewing',
        title: 'review（中）',
        started: 2,
        active: 2,
        completed: 0,
        failed: 0,
        withdrawn: 0,
      },
    ]);
  });

  it('is told in the history by what each was about', async () => {
    const { run } = await look();
    const second = run.tasks.find(({ title }) => title.endsWith('蓝杯'));
    await mutate(
      test.as('worker'),
      'completeTask',
      { taskId: second?.id, outcome: 'done', form: {} },
      'task { id }',
    );
    expect((await look()).run.instances).toMatchObject([{ started: 2, active: 1, completed: 1 }]);
    const told = await test
      .as('worker')
      .ask<{ run: { history: { edges: { node: { summary: string } }[] } } }>(
        'query ($id: ID!) { run(id: $id) { history(first: 10) { edges { node { summary(locale: EN) } } } } }',
        { id: runId },
      );
    expect(told.run.history.edges.map(({ node }) => node.summary).join('\n')).toMatch(
      /completed “review: 蓝杯”/,
    );
  });
});
