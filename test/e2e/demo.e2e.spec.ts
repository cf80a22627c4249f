import { createApp } from '../../src/create-app.js';
import { HttpClient } from '../../src/cli/tour/http-client.js';
import { TOUR_TEXTS } from '../../src/cli/tour/tour-texts.js';
import { Tour } from '../../src/cli/tour/tour.js';
import { readDemoFiles } from '../../src/demo/demo-files.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { createLog } from '../../src/platform/logging/create-log.js';
import { readExampleRun } from '../../src/play/example-run.js';
import { MailPoller } from '../../src/runner/together/mail-poller.js';
import { RunVerifier } from '../../src/runner/verify/run-verifier.js';
import { readReadmeSteps } from '../support/readme-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { createDatabaseClone } from '../support/test-database.js';

const NOW = '2026-03-02T01:00:00Z';

let test: TestApp;
let load: () => Promise<boolean>;

beforeAll(async () => {
  const config = loadConfig({ LOG_LEVEL: 'fatal', DATABASE_POOL_SIZE: '5' });
  const databaseUrl = await createDatabaseClone();
  const parts = { config, databaseUrl, log: createLog(config.log), ids: new UuidIds() };
  load = () => loadDemo({ ...parts, clock: new ManualClock(NOW) }, createApp);
  if (!(await load())) throw new Error('the demo was not loaded into an empty database');
  test = await createTestApp({ databaseUrl, clock: new ManualClock(NOW) });
}, 120_000);

const COUNTS = `
  SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM run WHERE status = 'running') AS running,
    (SELECT count(*) FROM run WHERE status = 'completed') AS completed, (SELECT count(*) FROM incident) AS incidents,
    (SELECT count(*) FROM task WHERE status = 'open' AND due_at < $1) AS overdue,
    (SELECT count(*) FROM notification WHERE kind = 'escalation') AS escalations,
    (SELECT count(DISTINCT phase) FROM rotation) AS phases, (SELECT count(*) FROM certificate) AS certificates`;

describe('The demo organisation', () => {
  it('has something for every query to show: late tasks, escalations, rotations in many phases, certificates', async () => {
    const [counts] = await test.database.query<Record<string, number>>(COUNTS, [NOW]);

    expect(counts).toMatchObject({ people: 62, running: 7, completed: 1, incidents: 0 });
    expect(counts?.['overdue']).toBeGreaterThan(2);
    expect(counts?.['escalations']).toBeGreaterThan(2);
    expect(counts?.['phases']).toBeGreaterThanOrEqual(5);
    expect(counts?.['certificates']).toBeGreaterThan(10);
  });

  it('left behind runs that are what their logs say', async () => {
    const runs = await test.database.query<{ id: string }>('SELECT id FROM run');
    const verifier = test.app.get(RunVerifier, { strict: false });
    for (const { id } of runs) expect((await verifier.replayRun(id)).problems).toEqual([]);
  });

  it('is not loaded again, nor into a database that somebody lives in', async () => {
    await expect(load()).resolves.toBe(false);
    await test.database.query('DELETE FROM demo_load');
    await expect(load()).resolves.toBe(false);
  });

  it('answers every operation of the README’s first quarter of an hour', async () => {
    const client = new HttpClient(new URL(test.url), (login) => test.issuer.token(login), 'en');
    const ids: Record<string, string> = {};
    const answers: string[] = [];
    for (const { as, operation } of readReadmeSteps()) {
      const filled = operation.replaceAll(/TEAM_ID|RUN_ID|TASK_ID/g, (name) => ids[name] ?? name);
      const answer = JSON.stringify(await client.request(as, filled, {}));
      ids['TEAM_ID'] = /"id":"([^"]+)","name":"新客首单攻坚组"/.exec(answer)?.[1] ?? ids['TEAM_ID'] ?? '';
      ids['RUN_ID'] = /"run":\{"id":"([^"]+)"/.exec(answer)?.[1] ?? ids['RUN_ID'] ?? '';
      ids['TASK_ID'] = /"tasks":\[\{"id":"([^"]+)"/.exec(answer)?.[1] ?? ids['TASK_ID'] ?? '';
      answers.push(answer);
    }

    expect(answers).toHaveLength(9);
    expect(answers[3]).toContain(ids['TASK_ID']);
    expect(answers[4]).toContain('"code":"FIELD_REQUIRED"');
    expect(answers[5]).toMatch(/"status":"COMPLETED".*Design the newcomer gift.*"userErrors":\[\]/);
    expect(answers[6]).toContain('Cai Yuxuan completed “Diagnose the first-order funnel”: Diagnosed');
    expect(answers[8]).toMatch(/"running":8,.*"openTasks"/);
  });

  it.each([
    ['new-user-conversion', /24\/24 林晓雨.*复盘[^]*已结束[^]*✓ 新客首单转化率: 18.6/],
    [
      'sustainability-project',
      /75\/75 范清扬.*复盘[^]*已结束[^]*✓ 单均减碳: 1.03[^]*✓ 单包裹包装成本指数: 89.2/,
    ],
  ])('lets the tour play %s to its end through the API, child runs included', async (key, told) => {
    test.app.get(MailPoller, { strict: false }).start();
    const { teams } = await readDemoFiles();
    const team = teams.find(({ playbook }) => playbook === key);
    if (!team) throw new Error('no team');
    const example = await readExampleRun(team.playbook);
    const client = new HttpClient(new URL(test.url), (login) => test.issuer.token(login), 'zh');
    const lines: string[] = [];
    const tell = (line: string): void => void lines.push(line);
    await new Tour({ client, team, example, texts: TOUR_TEXTS.zh, title: example.title.zh, tell }).play();

    expect(lines.join('\n')).toMatch(told);
  });
});
