import { PublishShippedService } from '../../src/features/playbooks/publish-shipped.service.js';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { readShippedPlaybooks } from '../../src/features/playbooks/shipped-playbooks.js';
import type { ApiClient } from '../../src/play/api-client.js';
import { readExampleRun } from '../../src/play/example-run.js';
import { RunPlayer } from '../../src/play/run-player.js';
import { parseNodeId } from '../../src/api/ids/node-id.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { mutate } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const KEY = 'new-user-conversion';

const WHOLE_RUN = `query ($id: ID!) {
  run(id: $id) {
    title status version startedAt finishedAt output
    startedBy { login } team { name } playbookVersion { key version }
    states { path title innermost days } pendingTimers { statePath } allowedEvents { name }
    kpis { key title unit direction baseline target value met share observations { value recordedBy { login } } }
    tasks { key status outcome { key title } assignee { login } }
    incidents { cause }
    retrospective {
      author { login } form fields { key title value }
      facts { durationDays tasksCompleted tasksWithdrawn tasksLate escalations kpisMet kpis }
    }
  }
}`;

const HISTORY = `query ($id: ID!, $after: String) {
  run(id: $id) {
    history(first: 50, after: $after) {
      nodes { seq type summary actorName actor { login } at moved fromStates { path } toStates { path title } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
}`;

interface Entry {
  readonly seq: number;
  readonly type: string;
  readonly summary: string;
  readonly moved: boolean;
  readonly fromStates: { path: string }[];
  readonly toStates: { path: string; title: string }[];
}

describe('A run of new-user conversion over HTTP', () => {
  let test: RunApp;
  let scene: RunScene;
  let runId: string;

  beforeAll(async () => {
    test = await createRunApp();
    await test.app.get(PublishShippedService).publishShipped();
    const source = (await readShippedPlaybooks()).get(KEY) ?? '';
    const loaded = loadPlaybook(source);
    if (!loaded.ok) throw new Error('the shipped playbook is not sound');
    scene = await buildRunScene(test.database, loaded.playbook);
    runId = await play();
  }, 120_000);

  async function play(): Promise<string> {
    const example = await readExampleRun(KEY);
    const input = { teamId: scene.teamId, playbookKey: KEY, title: 'First orders', input: example.input };
    const { run } = await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }');
    const client: ApiClient = { request: (as, document, variables) => test.as(as).ask(document, variables) };
    const holders = new Map([...scene.people.keys()].map((login) => [login, [login]]));
    const roles = [
      'projectLead',
      'growthMarketer',
      'productManager',
      'serviceLead',
      'merchandiser',
      'analyst',
    ];
    for (const role of [...roles, 'financePartner']) holders.set(role, [role.toLowerCase()]);
    const player = new RunPlayer(client, { runId: run.id, lead: 'lead', holders }, example);
    for (const step of example.steps) {
      test.clock.advance(3_600_000);
      if (!('wait' in step) && !('child' in step)) await player.take(step);
    }
    return run.id;
  }

  it('comes to its end, with its figures and its retrospective', async () => {
    const { run } = await test.as('chief').ask<{ run: Record<string, unknown> }>(WHOLE_RUN, { id: runId });

    expect(run).toMatchObject({
      title: 'First orders',
      status: 'COMPLETED',
      startedAt: '2026-03-02T01:00:00.000Z',
      finishedAt: '2026-03-03T01:00:00.000Z',
      startedBy: { login: 'lead' },
      team: { name: '项目组' },
      playbookVersion: { key: KEY, version: 1 },
      pendingTimers: [],
      allowedEvents: [],
      incidents: [],
    });
    expect(run['kpis']).toContainEqual(
      expect.objectContaining({
        key: 'firstOrderConversion',
        title: 'First-order conversion',
        baseline: 12,
        target: 18,
        value: 18.6,
        met: true,
        share: expect.closeTo(1.1),
        observations: [
          { value: 15.4, recordedBy: { login: 'lead' } },
          { value: 18.6, recordedBy: { login: 'lead' } },
        ],
      }),
    );
    expect(run['retrospective']).toMatchObject({
      author: { login: 'projectlead' },
      form: { lastingOwner: '用户运营部新客组' },
      facts: { durationDays: 1, tasksLate: 0, escalations: 0 },
    });
  });

  it('tells its whole history, entry by entry, in both languages', async () => {
    const history = await readHistory('en');
    const chinese = await readHistory('zh');

    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
    expect(history[0]).toMatchObject({
      type: 'RUN_STARTED',
      summary: 'lead started the run',
      fromStates: [],
    });
    expect(history.map(({ summary }) => summary)).toContainEqual(
      expect.stringMatching(/ completed “.+”: .+/),
    );
    expect(chinese.map(({ summary }) => summary)).toContainEqual(expect.stringMatching(/完成了“.+”：.+/));
    const moves = history.filter(({ moved }) => moved);
    expect(moves.slice(1).map(pathsBefore)).toEqual(moves.slice(0, -1).map(pathsAfter));
    expect(moves.map(pathsAfter)).not.toContainEqual([]);
  });

  it('is what its log says: replayed, it gives the stored state', async () => {
    const { problems } = await test.verifier.replayRun(parseNodeId(runId)?.uuid ?? '');

    expect(problems).toEqual([]);
  });

  async function readHistory(language: 'en' | 'zh'): Promise<Entry[]> {
    const client = language === 'zh' ? test.as('outsider').inChinese() : test.as('outsider');
    const entries: Entry[] = [];
    let page: HistoryPage;
    let after: string | null = null;
    do {
      page = (await client.ask<HistoryData>(HISTORY, { id: runId, after })).run.history;
      entries.push(...page.nodes);
      after = page.pageInfo.endCursor;
    } while (page.pageInfo.hasNextPage);

    expect(entries).toHaveLength(page.totalCount);
    return entries;
  }
});

interface HistoryPage {
  readonly nodes: Entry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

interface HistoryData {
  readonly run: { readonly history: HistoryPage };
}

function pathsBefore(entry: Entry): string[] {
  return entry.fromStates.map(({ path }) => path);
}

function pathsAfter(entry: Entry): string[] {
  return entry.toStates.map(({ path }) => path);
}
