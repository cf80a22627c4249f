import { runCli } from '../../src/cli/cli.js';
import { Retention } from '../../src/runner/retention/retention.js';
import { RunHistory } from '../../src/runner/history/run-history.js';
import { end, tinyPlaybook, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const TWO_TASKS = tinyPlaybook({
  tasks: { work: {}, more: {} },
  machine: {
    initial: 'first',
    states: { first: working('work', 'second'), second: working('more', 'end'), end: end() },
  },
});
const DAY = 86_400_000;

describe('setpiece verify', () => {
  let host: RunnerHost;
  let done: RunDriver;
  let live: RunDriver;

  const setpiece = async (args: string, terminal = false, url = host.url) => {
    let output = '';
    let complaints = '';
    const code = await runCli(args.split(' '), {
      environment: { DATABASE_URL: url },
      terminal,
      write: (text) => void (output += text),
      writeError: (text) => void (complaints += text),
    });
    return { code, output, complaints };
  };

  const pass = (archiveKeep: string | null = null) =>
    new Retention(host.database, host.clock, { archiveAfter: 'P90D', archiveKeep }).pass();

  beforeEach(async () => {
    host = await createRunnerHost();
    done = await RunDriver.start(host, TWO_TASKS);
    await done.complete('work');
    await done.complete('more');
    live = await RunDriver.start(host, TWO_TASKS);
    await live.complete('work');
  });

  it('says how much it looked at, in both languages and as JSON, and ends with 0', async () => {
    const { code, output, complaints } = await setpiece('verify');
    const chinese = await setpiece('verify --locale zh');
    const json = await setpiece('verify --json --since 2026-01-01');

    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(output).toMatch(/^All is as the logs say: 2 runs, 5 events, [\d.]+ s\.\n$/);
    expect(chinese.output).toMatch(/^一切与日志相符：2 次执行，5 个事件，/);
    expect(JSON.parse(json.output)).toEqual({
      runs: 2,
      events: 5,
      expired: 0,
      lie: null,
      seconds: expect.any(Number),
    });
    expect((await setpiece(`verify --run ${live.runId}`)).output).toContain('1 run, 2 events');
    expect((await setpiece('verify --since 2030-01-01')).output).toContain('0 runs');
  });

  it('shows a bar to who watches', async () => {
    const { complaints, output } = await setpiece('verify', true);

    expect(complaints).toContain('100% | 2 of 2 runs, 5 events');
    expect(output).toContain('All is as the logs say');
  });

  it('ends with 1 at the first lie and says where it is', async () => {
    await live.rows(`UPDATE run SET snapshot = '{}' WHERE id = $1`);
    const lied = await setpiece('verify');
    const json = await setpiece('verify --json');

    expect(lied.code).toBe(1);
    expect(lied.output).toContain(
      `Run ${live.runId} is not as it must be: the snapshot differs from the log.\n`,
    );
    expect(JSON.parse(json.output).lie).toEqual({
      runId: live.runId,
      seq: null,
      problems: [{ code: 'SNAPSHOT_DIFFERS', message: 'the snapshot differs from the log' }],
    });
    expect((await setpiece('verify --locale zh')).output).toContain(
      `执行 ${live.runId} 与应有的不符：快照与日志不符。\n`,
    );
    expect((await setpiece(`verify --run ${done.runId}`)).code).toBe(0);
  });

  it('finds rows that belong to no run', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    await host.database.query(
      `INSERT INTO timer (run_id, timer, state, due_at, set_seq) VALUES ($1, 't', 's', now(), 1)`,
      [nobody],
    );

    const { code, output } = await setpiece('verify');
    expect(code).toBe(1);
    expect(output).toContain(
      `Run ${nobody} is not as it must be: the table timer has rows of it, but there is no such run.`,
    );
  });

  it('ends with 2 where it could not look: no run, no id, no instant, no database, nothing that can be read', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';

    expect(await setpiece(`verify --run ${nobody}`)).toMatchObject({
      code: 2,
      complaints: `NOT_FOUND: There is no run ${nobody}.\n`,
    });
    expect((await setpiece(`verify --locale zh --run ${nobody}`)).complaints).toBe(
      `NOT_FOUND: 没有执行 ${nobody}。\n`,
    );
    expect(await setpiece('verify --run some')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('It must be the UUID of a run.'),
    });
    expect(await setpiece('verify --since 2026-13-41')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('It must be a day'),
    });
    expect(await setpiece('verify', false, 'postgres://postgres@127.0.0.1:1/none')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('DATABASE_'),
    });
    await host.database.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = 'replica'`);
      await tx.query(`UPDATE playbook_version SET definition = '{}' WHERE id = $1`, [
        live.playbook.versionId,
      ]);
    });
    expect((await setpiece(`verify --run ${live.runId}`)).code).toBe(2);
    expect((await setpiece('verify --help')).code).toBe(0);
  });

  describe('of archived runs', () => {
    /** Long after the month in which the run was started, by the clock that its id was made by. */
    beforeEach(async () => {
      host.clock.advanceTo(new Date(Date.now() + 200 * DAY));
      await pass();
      // Its month is another run's too, that goes on.
      await live.complete('more');
      host.clock.advance(91 * DAY);
      await pass();
      host.clock.advance(2 * DAY);
    });

    it('finds them as they were, in the archive alone', async () => {
      const month = new Date().toISOString().slice(0, 7).replace('-', '_');
      expect((await pass()).dropped).toContain(month);
      expect(await done.rows('SELECT FROM run_event WHERE run_id = $1')).toEqual([]);

      expect(await setpiece('verify')).toMatchObject({
        code: 0,
        output: expect.stringContaining('2 runs, 6 events'),
      });
      const past = await host.app.get(RunHistory).stateAt(done.runId, 2);
      expect(past.openTasks).toMatchObject([{ task: 'more', openedSeq: 2 }]);
    });

    it('finds what was changed there', async () => {
      await pass();
      await done.rows(`UPDATE archive.task SET outcome = 'other' WHERE run_id = $1`);

      expect((await setpiece('verify')).output).toContain('the tasks differ from the log');
    });

    it('says of how many the logs have been let go of', async () => {
      await pass();
      host.clock.advance(800 * DAY);
      expect((await pass('P1Y')).expired.length).toBeGreaterThan(0);

      const { code, output } = await setpiece('verify');
      expect(code).toBe(0);
      expect(output).toContain('the logs of 2 runs have been let go of');
      await expect(host.app.get(RunHistory).stateAt(done.runId, 2)).rejects.toMatchObject({
        code: 'SEQ_OUT_OF_RANGE',
      });
    });
  });
});

describe('History', () => {
  let host: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost();
    run = await RunDriver.start(host, TWO_TASKS);
    host.clock.advance(60_000);
    await run.complete('work');
  });

  it('gives the run as it was after each entry of its log', async () => {
    const history = host.app.get(RunHistory);
    const [work, more] = await run.tasks();
    const [stored] = await run.rows<{ snapshot: object; last_at: Date }>(
      'SELECT snapshot, last_at FROM run WHERE id = $1',
    );

    const first = await history.stateAt(run.runId, 1);
    const second = await history.stateAt(run.runId, 2);

    expect(first.state).toMatchObject({ states: ['first'], status: 'active' });
    expect(first.openTasks).toMatchObject([{ id: work?.id, task: 'work', state: 'first', openedSeq: 1 }]);
    expect(second).toMatchObject({ seq: 2, at: stored?.last_at, state: { snapshot: stored?.snapshot } });
    expect(second.openTasks).toMatchObject([{ id: more?.id, task: 'more', state: 'second', openedSeq: 2 }]);
  });

  it.each([0, 3, 1.5, -1])('refuses the number %s, which the log does not have', async (seq) => {
    await expect(host.app.get(RunHistory).stateAt(run.runId, seq)).rejects.toMatchObject({
      code: 'SEQ_OUT_OF_RANGE',
      values: { least: 1, most: 2 },
    });
  });

  it('refuses a run that there is not', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    await expect(host.app.get(RunHistory).stateAt(nobody, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
