import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { buildRun, buildTask } from '../support/builders/run.builder.js';
import { countStatements } from '../support/count-statements.js';
import { createProgressFixture, type ProgressFixture } from '../support/progress-fixture.js';
import type { RunApp } from '../support/run-app.js';

interface Report<Fields = Record<string, unknown>> {
  readonly progress: Fields;
}

const COUNTS = `running completed cancelled tasksDone tasksOpen tasksOverdue tasksWithdrawn kpisMet kpisMissed kpisUnknown`;

const EVERYTHING = `query ($filter: ProgressFilter) { progress(filter: $filter) {
  asOf totals { ${COUNTS} }
  byPlaybook { playbookKey playbook { newestVersion { title } } totals { running tasksOpen kpisMet } }
  byTeam { team { name lead { name } } totals { running completed tasksOpen } }
  runs(first: 20) { totalCount nodes {
    run { title team { name } } done open overdue withdrawn nextDueAt lastMovedAt
    currentStates { path title days } kpis { key title value target met }
  } }
  waiting { departmentKey department { title } openTasks overdueTasks oldestWaitingDays effortMinutes runs }
} }`;

const TITLES = `query ($filter: ProgressFilter) { progress(filter: $filter) {
  totals { running completed cancelled } runs(first: 50) { totalCount nodes { run { title } } } waiting { departmentKey }
} }`;

interface Titles {
  readonly totals: { running: number; completed: number; cancelled: number };
  readonly runs: { totalCount: number; nodes: { run: { title: string } }[] };
  readonly waiting: { departmentKey: string }[];
}

describe('the progress of runs', () => {
  let service: RunApp;
  let keys: ProgressFixture['keys'];
  let teams: ProgressFixture['teams'];

  beforeAll(async () => {
    ({ service, keys, teams } = await createProgressFixture());
  });

  const countOverdue = async () => {
    const query = '{ progress { totals { tasksOverdue } } }';
    return (await report<{ totals: { tasksOverdue: number } }>('exec', query)).totals.tasksOverdue;
  };
  const report = async <Fields>(login: string, query: string, filter: object = {}) =>
    (await service.as(login).ask<Report<Fields>>(query, { filter })).progress;
  const titlesFor = async (login: string, filter: object = {}) => {
    const { runs, totals } = await report<Titles>(login, TITLES, filter);
    const titles = runs.nodes.map(({ run }) => run.title);
    expect(runs.totalCount).toBe(titles.length);
    expect(totals.running + totals.completed + totals.cancelled).toBe(titles.length);
    return titles;
  };

  it('adds up over all runs, by playbook and by team', async () => {
    const progress = await report('exec', EVERYTHING);
    expect(progress).toMatchObject({
      asOf: '2026-03-02T01:00:00.000Z',
      totals: {
        running: 2,
        completed: 1,
        cancelled: 1,
        tasksDone: 2,
        tasksOpen: 6,
        tasksOverdue: 2,
        tasksWithdrawn: 1,
        kpisMet: 1,
        kpisMissed: 1,
        kpisUnknown: 2,
      },
      byPlaybook: [
        {
          playbookKey: keys.launch,
          playbook: { newestVersion: { title: 'tiny' } },
          totals: { running: 2, tasksOpen: 5, kpisMet: 1 },
        },
        { playbookKey: keys.loop, totals: { running: 0, tasksOpen: 1, kpisMet: 0 } },
      ],
      byTeam: [
        {
          team: { name: '增长组', lead: { name: 'lin' } },
          totals: { running: 1, completed: 1, tasksOpen: 4 },
        },
        {
          team: { name: '卫衣组', lead: { name: 'tang' } },
          totals: { running: 1, completed: 0, tasksOpen: 2 },
        },
      ],
    });
  });

  it('shows run by run what is done, where it stands and since when, and its figures', async () => {
    const { runs } = await report<{ runs: { nodes: object[] } }>('exec', EVERYTHING);
    expect(runs.nodes[1]).toEqual({
      run: { title: '春季', team: { name: '增长组' } },
      done: 1,
      open: 3,
      overdue: 1,
      withdrawn: 1,
      nextDueAt: '2026-03-01T00:00:00.000Z',
      lastMovedAt: '2026-02-20T00:00:00.000Z',
      currentStates: [{ path: 'prepare.check', title: 'Check', days: 10 }],
      kpis: [
        { key: 'conversion', title: 'Conversion', value: 17, target: 18, met: false },
        { key: 'cost', title: 'Cost', value: 30, target: 30, met: true },
      ],
    });
  });

  it('shows where work waits for which department, in runs that go on', async () => {
    const query = EVERYTHING.replace('department { title }', 'department { title(locale: ZH) }');
    const { waiting } = await report<{ waiting: object[] }>('hr', query);
    expect(waiting).toEqual([
      {
        departmentKey: 'data',
        department: { title: '数据' },
        openTasks: 3,
        overdueTasks: 1,
        oldestWaitingDays: 10,
        effortMinutes: 210,
        runs: 2,
      },
      {
        departmentKey: 'attic',
        department: null,
        openTasks: 1,
        overdueTasks: 0,
        oldestWaitingDays: 2,
        effortMinutes: 60,
        runs: 1,
      },
      {
        departmentKey: 'packaging',
        department: { title: '包装' },
        openTasks: 1,
        overdueTasks: 0,
        oldestWaitingDays: 0,
        effortMinutes: 60,
        runs: 1,
      },
    ]);
  });

  it('counts what is overdue by the clock', async () => {
    expect(await countOverdue()).toBe(2);
    service.clock.advance(1);
    expect(await countOverdue()).toBe(3);
  });

  it.each([
    ['exec', ['夏季', '春季', '停办', '冬季']],
    ['hr', ['夏季', '春季', '停办', '冬季']],
    ['admin', ['夏季', '春季', '停办', '冬季']],
    ['service~exec', ['夏季', '春季', '停办', '冬季']],
    ['lin', ['春季', '冬季']],
    ['tang', ['夏季', '停办']],
    ['cai', ['春季', '冬季']],
    ['former', []],
    ['nobody', []],
    ['service~lead', []],
  ])('is seen by %s for %j', async (login, titles) => {
    expect(await titlesFor(login)).toEqual(titles);
  });

  it.each<[string, () => object, string[]]>([
    ['playbook', () => ({ playbookKey: keys.loop }), ['停办', '冬季']],
    ['an unknown playbook', () => ({ playbookKey: 'attic' }), []],
    ['status', () => ({ status: ['COMPLETED', 'CANCELLED'] }), ['停办', '冬季']],
    ['no status', () => ({ status: [] }), []],
    ['team', () => ({ teamId: encodeNodeId('Team', teams.growth) }), ['春季', '冬季']],
    ['a department and those below it', () => ({ departmentKey: 'supply-chain' }), ['春季']],
    ['another department', () => ({ departmentKey: 'data' }), ['夏季', '春季', '冬季']],
    ['the last day of a run', () => ({ to: '2026-01-20' }), ['停办', '冬季']],
    [
      'the day after it ended, in Shanghai',
      () => ({ from: '2026-01-21', to: '2026-01-21' }),
      ['停办', '冬季'],
    ],
    ['the day after that', () => ({ from: '2026-01-22', to: '2026-01-31' }), ['停办']],
    ['a time when all was over', () => ({ from: '2026-01-26' }), ['夏季', '春季']],
    [
      'all of it at once',
      () => ({ playbookKey: keys.launch, status: ['RUNNING'], departmentKey: 'packaging' }),
      ['春季'],
    ],
  ])('is narrowed by %s', async (_, filter, titles) => {
    expect(await titlesFor('exec', filter())).toEqual(titles);
  });

  it('shows nobody more by naming a team that is not theirs', async () => {
    expect(await titlesFor('lin', { teamId: encodeNodeId('Team', teams.hoodie) })).toEqual([]);
  });

  it('goes through the runs page by page', async () => {
    const query = `query ($after: String) { progress { runs(first: 1, after: $after) {
      nodes { run { title } } pageInfo { hasNextPage endCursor } } } }`;
    interface Page {
      readonly runs: {
        readonly nodes: { readonly run: { readonly title: string } }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    }
    const titles: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { progress }: Report<Page> = await service.as('exec').ask<Report<Page>>(query, { after });
      titles.push(...progress.runs.nodes.map(({ run }) => run.title));
      after = progress.runs.pageInfo.endCursor;
      more = progress.runs.pageInfo.hasNextPage;
    }
    expect(titles).toEqual(['夏季', '春季', '停办', '冬季']);
  });

  it.each([
    ['an unknown department', { departmentKey: 'cellar' }, 'NOT_FOUND'],
    [
      'the id of something else',
      { teamId: encodeNodeId('Person', '00000000-0000-7000-8000-000000000000') },
      'INVALID_ID',
    ],
    ['days in the wrong order', { from: '2026-02-02', to: '2026-02-01' }, 'DATES_REVERSED'],
    ['a day of no calendar of ours', { to: '9999-12-31' }, 'DATE_OUT_OF_RANGE'],
    ['a status that is none', { status: ['ASLEEP'] }, 'BAD_USER_INPUT'],
  ])('is refused for %s', async (_, filter, code) => {
    expect(await service.as('exec').refusals(EVERYTHING, { filter })).toEqual([code]);
  });

  it('is for those who are signed in', async () => {
    expect(await service.anonymous().refusals(EVERYTHING)).toEqual(['UNAUTHENTICATED']);
  });

  it('costs the same handful of statements however many runs there are', async () => {
    await service.as('exec').ask(EVERYTHING);
    const few = await countStatements(() => service.as('exec').ask(EVERYTHING));
    for (let count = 0; count < 10; count += 1) {
      const run = await buildRun(service.database, { teamId: teams.hoodie, playbookKey: keys.launch });
      await buildTask(service.database, run);
    }
    const many = await countStatements(() => service.as('exec').ask(EVERYTHING));
    expect(many.statements.length).toBeLessThanOrEqual(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(14);
  });
});
