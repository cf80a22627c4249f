import { Client } from 'pg';
import { DEFAULT_RUNNER_SETTINGS } from '../../src/runner/runner.settings.js';
import { CommitBatch } from '../../src/runner/inbox/commit-batch.js';
import { Deadlines } from '../../src/runner/inbox/deadlines.js';
import { readRuns } from '../../src/runner/record/read-run.js';
import { RunCache } from '../../src/runner/record/run-cache.js';
import { Inbox } from '../../src/runner/inbox/inbox.js';
import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { countStatements } from '../support/count-statements.js';
import { HandSleeper } from '../support/hand-sleeper.js';
import { type Instruction, RunDriver, SYSTEM } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';
import { RunnerMetrics } from '../../src/runner/runner-metrics.js';

const SHOP = JSON.parse(JSON.stringify(readDefinition('test/support/playbooks/pop-up-store/playbook.yaml')));
const INPUT = { mall: 'North Mall', budget: 100 };
const OBSERVE = { type: 'recordKpi', kpi: 'trialToOrder', value: 4, note: '' } as const;

describe('The inbox', () => {
  let host: RunnerHost;
  /** Shares the database, as a second process would. */
  let other: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
    other = await createRunnerHost(host);
  });

  const startRuns = (count: number) =>
    Promise.all(Array.from({ length: count }, () => RunDriver.start(host, SHOP, { input: INPUT })));

  it('takes what waits for different runs in one transaction, whatever their number', async () => {
    const runs = await startRuns(20);
    const few = await countStatements(() =>
      Promise.all(runs.slice(0, 2).map((run, n) => run.execute({ ...OBSERVE, idempotencyKey: `few-${n}` }))),
    );
    const many = await countStatements(() =>
      Promise.all(runs.map((run, n) => run.execute({ ...OBSERVE, idempotencyKey: `many-${n}` }))),
    );

    expect(many.result.map(({ repeated }) => repeated)).toEqual(runs.map(() => false));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
    for (const run of runs) await run.requireFaithful();
  });

  it('takes the commands to one run in the order in which they came', async () => {
    const run = await RunDriver.start(host, SHOP, { input: INPUT });
    const values = Array.from({ length: 30 }, (_, n) => n + 1);
    const receipts = await Promise.all(values.map((value) => run.execute({ ...OBSERVE, value })));

    expect(receipts.map(({ seq }) => seq)).toEqual(values.map((value) => value + 1));
    await run.requireFaithful();
  });

  it('does not let a refused command touch those beside it', async () => {
    const runs = await startRuns(3);
    const unknown = { ...OBSERVE, kpi: 'nothing' };
    const outcomes = await Promise.allSettled(runs.map((run, n) => run.execute(n === 1 ? unknown : OBSERVE)));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'KPI_UNKNOWN' } });
    expect((await runs[1]?.run())?.seq).toBe(1);
  });

  it('finds the one command that the database will not have, and takes the others', async () => {
    const runs = await startRuns(4);
    const poisoned = runs[2]?.runId;
    await host.database.query(`
      CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.note = 'poison' THEN RAISE EXCEPTION 'poison' USING ERRCODE = 'raise_exception'; END IF;
        RETURN NEW;
      END $$`);
    await host.database.query(
      'CREATE TRIGGER refuse_poison BEFORE INSERT ON kpi_observation FOR EACH ROW EXECUTE FUNCTION refuse_poison()',
    );
    const outcomes = await Promise.allSettled(
      runs.map((run) => run.execute({ ...OBSERVE, note: run.runId === poisoned ? 'poison' : '' })),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await runs[2]?.run())?.seq).toBe(1);
    await runs[2]?.execute(OBSERVE);
    for (const run of runs) await run.requireFaithful();
  });

  it('does not hold others up for a run that somebody else has locked, and takes its command in the end', async () => {
    const [locked, free] = await startRuns(2);
    const client = new Client({ connectionString: host.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM run WHERE id = $1 FOR UPDATE', [locked?.runId]);
      const waiting = locked?.execute(OBSERVE);
      const receipt = await free?.execute(OBSERVE);
      expect(receipt?.seq).toBe(2);
      await client.query('COMMIT');

      expect(await waiting).toMatchObject({ seq: 2, repeated: false });
    } finally {
      await client.end();
    }
  });

  it('takes a command also where the run became known while its lock was awaited', async () => {
    const { runId } = await RunDriver.start(other, SHOP, { input: INPUT });
    const [record] = await readRuns(host.database, [runId]);
    const client = new Client({ connectionString: host.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM run WHERE id = $1 FOR UPDATE', [runId]);
      const waiting = host.runner.execute({ ...OBSERVE, runId, actor: SYSTEM });
      await lockIsAwaited(client);
      if (record) host.app.get(RunCache).put(record);
      await client.query('COMMIT');

      expect(await waiting).toMatchObject({ seq: 2 });
    } finally {
      await client.end();
    }
  });

  it('says NOT_FOUND of a run that there is not', async () => {
    const asking = host.runner.execute({ ...OBSERVE, runId: NOWHERE, actor: SYSTEM });
    await expect(asking).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sees what another process did to a run whose record it keeps', async () => {
    const [run] = await startRuns(1);
    await run?.observe('trialToOrder', 1);
    const theirs = await other.runner.execute({ ...OBSERVE, runId: run?.runId ?? '', actor: SYSTEM });
    const ours = await run?.observe('trialToOrder', 3);

    expect([theirs.seq, ours?.seq]).toEqual([3, 4]);
    const both = await run?.keptAndStored();
    expect(both?.kept).toEqual(both?.stored);
    await run?.requireFaithful();
  });

  it('lets two processes work on the same runs at once', async () => {
    const runs = await startRuns(5);
    const hosts = [host, other];
    const commands = Array.from({ length: 60 }, (_, n) => ({
      by: hosts[n % 2] ?? host,
      runId: runs[n % 5]?.runId ?? '',
    }));
    const receipts = await Promise.all(
      commands.map(({ by, runId }) => by.runner.execute({ ...OBSERVE, runId, actor: SYSTEM })),
    );

    for (const run of runs) {
      const seqs = receipts.filter(({ runId }) => runId === run.runId).map(({ seq }) => seq);
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 2));
      await run.requireFaithful();
    }
  });
});

describe('An inbox that is full', () => {
  it('turns commands away before anything is done, a flood to one run sooner than others', async () => {
    const host = await createRunnerHost(undefined, { inboxCapacity: 20 });
    const runs = [
      await RunDriver.start(host, SHOP, { input: INPUT }),
      await RunDriver.start(host, SHOP, { input: INPUT }),
    ];
    const flood: Promise<unknown>[] = Array.from(
      { length: 10 },
      () => runs[0]?.execute(OBSERVE) ?? Promise.resolve(),
    );
    const beside = runs[1]?.execute(OBSERVE);
    const outcomes = await Promise.allSettled(flood);
    const shed = outcomes.filter(({ status }) => status === 'rejected');

    expect(shed).toHaveLength(8);
    for (const outcome of shed)
      expect(outcome).toMatchObject({ reason: { code: 'OVERLOADED', retryable: true } });
    expect(await beside).toMatchObject({ seq: 2 });
    expect((await runs[0]?.run())?.seq).toBe(3);
  });
});

describe('A command that is not answered in time', () => {
  it('is told so, and that it may be tried again', async () => {
    const host = await createRunnerHost();
    const run = await RunDriver.start(host, SHOP, { input: INPUT });
    const sleeper = new HandSleeper();
    const settings = { ...DEFAULT_RUNNER_SETTINGS, firesTimers: false, commandTimeoutMs: 800 };
    const inbox = new Inbox(
      host.app.get(CommitBatch),
      new Deadlines(sleeper, settings),
      host.app.get(RunnerMetrics),
      settings,
    );
    const client = new Client({ connectionString: host.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM run WHERE id = $1 FOR UPDATE', [run.runId]);
      const instruction: Instruction = OBSERVE;
      const waiting = inbox.submit({
        command: { runId: run.runId, actor: SYSTEM, ...instruction },
        request: null,
      });
      const answer = waiting.catch((error: unknown) => error);
      for (let look = 0; look < 9; look += 1) {
        expect(await sleeper.nextSleep()).toBe(100);
        sleeper.end();
      }
      expect(await answer).toMatchObject({ code: 'COMMAND_TIMEOUT', retryable: true });
    } finally {
      await client.query('COMMIT');
      await client.end();
    }
  });
});

const NOWHERE = '00000000-0000-7000-8000-000000000000';

/** Returns when somebody waits for what the client has locked. */
async function lockIsAwaited(client: Client): Promise<void> {
  for (let looks = 0; looks < 2_000; looks += 1) {
    const { rowCount } = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
    if (rowCount !== 0) return;
  }
  throw new Error('nobody waits for the lock');
}
