import { Runner } from '../../src/runner/runner.js';
import { countStatements } from '../support/count-statements.js';
import { mutate } from '../support/mutate.js';
import { buildRobustScene, type RobustScene } from '../support/robust-scene.js';
import { countRunTables, findStrayTables, type RunKeys } from '../support/sql/run-scope.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const DAY_MS = 86_400_000;

/**
 * Statements that look over all runs: of one table alone, or of tables joined run by run. On Citus they ask every shard,
 * and no shard needs another's rows. docs/CITUS.md names them.
 */
const OVER_ALL_RUNS: readonly { readonly why: string; readonly form: RegExp }[] = [
  { why: 'the timers that are due, and when the next is', form: /\bFROM timer\b/ },
  { why: 'how much work the candidates of a task have', form: /\bFROM task\b[^]*\bassignee_id = ANY\b/ },
  { why: 'a task that is named by its id alone', form: /\bFROM (all_)?task\b[^]*\bid = (ANY|\$)/ },
];

describe('What Citus needs of the statements of a run', () => {
  let test: TestApp;
  let scene: RobustScene;
  let keys: RunKeys;
  let statements: string[];

  beforeAll(async () => {
    test = await createTestApp();
    scene = await buildRobustScene(test);
    const tables = await test.database.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema IN ('public', 'archive') AND column_name = 'run_id' AND table_name <> 'notification'`,
    );
    keys = new Map([['run', 'id'], ...tables.map(({ name }) => [name, 'run_id'] as const)]);
    ({ statements } = await countStatements(liveARun));
    statements = [...new Set(statements)];
  });

  /** Everything that moves a run, over the API as in production. */
  async function liveARun(): Promise<void> {
    const runId = await scene.start();
    await act('lead', 'assignTask', {
      taskId: await scene.task(runId, 'chooseGoods'),
      assigneeId: scene.personId('buyer'),
    });
    await act('buyer', 'startTask', { taskId: await scene.task(runId, 'chooseGoods') });
    await act('buyer', 'checkTaskItem', {
      taskId: await scene.task(runId, 'chooseGoods'),
      item: 0,
      checked: true,
    });
    await act('buyer', 'completeTask', {
      taskId: await scene.task(runId, 'chooseGoods'),
      outcome: 'done',
      idempotencyKey: 'goods',
    });
    await act('designer', 'completeTask', {
      taskId: await scene.task(runId, 'designDisplay'),
      outcome: 'done',
      form: { cost: 1 },
    });
    for (const decider of ['controller', 'storelead']) {
      const taskId = await scene.task(runId, 'approveBudget');
      await act(decider, 'decideApproval', { taskId, outcome: 'approved' });
    }
    await act('lead', 'recordKpi', { runId, kpi: 'trialToOrder', value: 5, note: '' });
    await act('storelead', 'sendRunEvent', { runId, event: 'stock.ranOut', payload: { item: '口红' } });
    await act('lead', 'pauseRun', { runId, reason: '盘点' });
    await act('lead', 'resumeRun', { runId, reason: '盘点完毕' });
    test.clock.advance(400 * DAY_MS);
    expect(await test.app.get(Runner).fireDueTimers()).toBeGreaterThan(0);
    await act('lead', 'cancelRun', { runId: await scene.start(), reason: '商场停业' });
  }

  async function act(login: string, name: string, input: object): Promise<void> {
    await mutate(await scene.as(login), name, input, '__typename');
  }

  it('are many, on every kind of table that belongs to runs', () => {
    const writes = statements.filter((sql) => /\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(sql)).join('\n');

    expect(statements.length).toBeGreaterThan(20);
    for (const table of ['run', 'run_event', 'task', 'timer', 'kpi_observation', 'approval_decision']) {
      expect(writes).toMatch(new RegExp(`\\b(INSERT INTO|UPDATE) ${table}\\b`));
    }
  });

  it('name the run of every row of runs that they read or write, but for the few that look over one table', async () => {
    const findings: { sql: string; strays: string[][] }[] = [];
    for (const sql of statements) {
      const strays = await findStrayTables(sql, keys);
      const isOneGroup = strays.length === 1 && strays[0]?.length === (await countRunTables(sql, keys));
      const isKnown = isOneGroup && OVER_ALL_RUNS.some(({ form }) => form.test(sql));
      if (strays.length > 0 && !isKnown) findings.push({ sql, strays });
    }

    expect(findings).toEqual([]);
  });

  it('would be found out if one joined runs with each other', async () => {
    const bad = 'SELECT a.id FROM task a JOIN task b ON b.assignee_id = a.assignee_id WHERE a.run_id = $1';

    expect(await findStrayTables(bad, keys)).toEqual([['b']]);
  });
});
