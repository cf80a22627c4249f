import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { person, RunDriver, SYSTEM } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SHOP = JSON.parse(JSON.stringify(readDefinition('test/support/playbooks/pop-up-store/playbook.yaml')));
const INPUT = { mall: 'North Mall', budget: 100 };

describe('The same idempotency key', () => {
  let host: RunnerHost;
  /** Shares the database, as a second process would. */
  let other: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost();
    other = await createRunnerHost(host);
  });

  beforeEach(async () => {
    run = await RunDriver.start(host, SHOP, { input: INPUT });
  });

  afterEach(() => run.requireFaithful());

  const observe = { type: 'recordKpi', kpi: 'trialToOrder', value: 4, note: 'first day' } as const;

  it('gets the first receipt again, and the event is in the log once', async () => {
    const first = await run.execute({ ...observe, idempotencyKey: 'k' });
    await run.observe('trialToOrder', 5);
    const second = await run.execute({ ...observe, idempotencyKey: 'k' });

    expect(first).toEqual({ runId: run.runId, seq: 2, repeated: false, taskId: null });
    expect(second).toEqual({ ...first, repeated: true });
    expect((await run.run()).seq).toBe(3);
  });

  it('gets the first receipt also when the run has ended since, and no longer would take it', async () => {
    const task = await run.task('chooseGoods');
    const complete = {
      type: 'completeTask',
      taskId: task.id,
      outcome: 'done',
      form: {},
      actor: person(task.assignee_id ?? ''),
      idempotencyKey: 'k',
    } as const;
    const first = await run.execute(complete);
    await run.send('mall.cancelled');
    await run.complete('retrospective', 'done', { lesson: 'none' });

    expect(await run.execute(complete)).toEqual({ ...first, repeated: true });
  });

  it.each([
    ['other content', { ...observe, value: 5 }],
    ['another actor', { ...observe, actor: person('00000000-0000-4000-8000-000000000000') }],
    ['another command', { type: 'sendEvent', name: 'mall.cancelled', payload: {} } as const],
  ])('with %s is a conflict', async (_what, instruction) => {
    await run.execute({ ...observe, idempotencyKey: 'k' });

    await expect(run.execute({ ...instruction, idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      path: ['idempotencyKey'],
    });
  });

  it('means something else in another run', async () => {
    const second = await RunDriver.start(host, SHOP, { input: INPUT });
    await run.execute({ ...observe, idempotencyKey: 'k' });

    expect(await second.execute({ ...observe, value: 9, idempotencyKey: 'k' })).toMatchObject({
      repeated: false,
    });
  });

  it('is taken once when its repeats come at the same moment, through two processes', async () => {
    const command = { ...observe, runId: run.runId, actor: SYSTEM, idempotencyKey: 'k' };
    const receipts = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => (turn % 2 === 0 ? host : other).runner.execute(command)),
    );

    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(receipts.map(({ seq }) => seq))).toEqual(new Set([2]));
    expect((await run.run()).seq).toBe(2);
  });

  it('starts one run only', async () => {
    const start = {
      playbookVersionId: run.playbook.versionId,
      teamId: run.team.teamId,
      title: 'once',
      input: INPUT,
      actor: person(run.team.leadId),
      idempotencyKey: 'start-once',
    };
    const receipts = await Promise.all([host, other, host, other].map(({ runner }) => runner.start(start)));

    expect(new Set(receipts.map(({ runId }) => runId)).size).toBe(1);
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await expect(host.runner.start({ ...start, title: 'twice' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });
});

describe('Two commands for one run at the same moment', () => {
  let host: RunnerHost;
  let other: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost();
    other = await createRunnerHost(host);
  });

  beforeEach(async () => {
    run = await RunDriver.start(host, SHOP, { input: INPUT });
  });

  it('both count where both can, one after the other', async () => {
    const [goods, display] = [await run.task('chooseGoods'), await run.task('designDisplay')];
    const complete = (taskId: string, form: { cost?: number }, { runner }: RunnerHost) =>
      runner.execute({
        runId: run.runId,
        actor: SYSTEM,
        type: 'completeTask',
        taskId,
        outcome: 'done',
        form,
      });
    const receipts = await Promise.all([
      complete(goods.id, {}, host),
      complete(display.id, { cost: 9 }, other),
    ]);

    expect(new Set(receipts.map(({ seq }) => seq))).toEqual(new Set([2, 3]));
    expect(await run.liveTasks()).toEqual(['approveBudget']);
    expect(await run.problems()).toEqual([]);
  });

  it('only one counts where the first takes away what the second is about', async () => {
    const { id } = await run.task('chooseGoods');
    const complete = {
      runId: run.runId,
      actor: SYSTEM,
      type: 'completeTask',
      taskId: id,
      outcome: 'done',
      form: {},
    } as const;
    const outcomes = await Promise.allSettled(
      [host, other, host, other].map(({ runner }) => runner.execute(complete)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 3 }, () => ({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'TASK_CLOSED' }),
      })),
    );
    expect((await run.run()).seq).toBe(2);
  });

  it('number the log without a gap, whatever their number', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, value) =>
        (value % 2 === 0 ? host : other).runner.execute({
          runId: run.runId,
          actor: SYSTEM,
          type: 'recordKpi',
          kpi: 'trialToOrder',
          value,
          note: '',
        }),
      ),
    );

    expect((await run.run()).seq).toBe(41);
    expect(await run.problems()).toEqual([]);
  });
});
