import { currentLogFields, withLogFields } from '../../src/platform/logging/log-context.js';
import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { RunDriver, person } from '../support/run-driver.js';
import { createRunnerHost, MONDAY_MORNING, type RunnerHost } from '../support/runner-host.js';

const SHOP = JSON.parse(JSON.stringify(readDefinition('test/support/playbooks/pop-up-store/playbook.yaml')));
const INPUT = { mall: 'North Mall', budget: 100 };

describe('A run', () => {
  let host: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  beforeEach(async () => {
    run = await RunDriver.start(host, SHOP, { input: INPUT });
  });

  afterEach(() => run.requireFaithful());

  it('opens the tasks of its first states, given to those who fill their roles, with due dates', async () => {
    const goods = await run.task('chooseGoods');

    expect(await run.liveTasks()).toEqual(['chooseGoods', 'designDisplay']);
    expect(goods).toMatchObject({
      status: 'open',
      assignee_id: run.team.holders['buyer']?.[0],
      opened_by: run.team.leadId,
      effort_minutes: 12 * 60,
      department_key: 'merchandising',
      due_at: new Date('2026-03-05T01:00:00.000Z'),
    });
  });

  it('is named by what is logged of a command to it', async () => {
    const fields = await withLogFields({ requestId: 'r-1' }, async () => {
      await run.complete('chooseGoods');
      return currentLogFields();
    });

    expect(fields).toEqual({ requestId: 'r-1', runId: run.runId });
  });

  it('tells those who got a task', async () => {
    const notes = await run.rows<{ person_id: string; kind: string; message_en: string }>(
      'SELECT * FROM notification WHERE run_id = $1 ORDER BY message_en',
    );

    expect(notes).toEqual([
      expect.objectContaining({
        person_id: run.team.holders['buyer']?.[0],
        message_en: 'New task: Choose the goods',
      }),
      expect.objectContaining({ kind: 'task', message_en: 'New task: Design the display' }),
    ]);
  });

  it('goes on when a task is completed, and keeps how it was in the log', async () => {
    const receipt = await run.complete('chooseGoods');

    expect(receipt).toMatchObject({ seq: 2, repeated: false, taskId: (await run.task('chooseGoods')).id });
    expect(await run.task('chooseGoods')).toMatchObject({
      status: 'completed',
      outcome: 'done',
      closed_seq: 2,
      version: 2,
      closed_at: new Date(MONDAY_MORNING),
    });
    expect(await run.events()).toEqual(['run.started', 'task.closed']);
    const [event] = await run.rows<{ from_states: string[]; to_states: string[]; actor_id: string }>(
      'SELECT * FROM run_event WHERE run_id = $1 AND seq = 2',
    );
    expect(event?.actor_id).toBe(run.team.holders['buyer']?.[0]);
    expect(event?.from_states).toContain('preparing.goods.choosing');
    expect(event?.to_states).toContain('preparing.goods.chosen.waiting');
  });

  it('keeps since when it is in a state that it stays in', async () => {
    host.clock.advance(60_000);
    await run.complete('chooseGoods');
    const since = await run.rows<{ state: string; entered_at: Date }>(
      'SELECT s.* FROM run, unnest(states, entered_at) AS s (state, entered_at) WHERE id = $1',
    );
    const at = new Map(since.map(({ state, entered_at: entered }) => [state, entered.getTime()]));

    expect(at.get('preparing.goods.chosen')).toBe(host.clock.now().getTime());
    expect(at.get('preparing')).toBe(host.clock.now().getTime() - 60_000);
    expect(at.has('preparing.goods.choosing')).toBe(false);
  });

  it('withdraws the tasks and clears the timers of the states it leaves', async () => {
    await run.send('mall.cancelled');

    expect(await run.liveTasks()).toEqual(['retrospective']);
    expect(await run.task('chooseGoods')).toMatchObject({ status: 'withdrawn', closed_seq: 2 });
    expect(await run.rows('SELECT * FROM timer WHERE run_id = $1')).toEqual([]);
  });

  it('opens a task again when its state is entered again', async () => {
    const first = await run.task('designDisplay');
    await run.complete('designDisplay', 'notFeasible', { cost: 10 });
    const second = await run.task('designDisplay');

    expect(second.id).not.toBe(first.id);
    expect(second).toMatchObject({ status: 'open', version: 1 });
  });

  it('ends when its chart does, and takes nothing more', async () => {
    await run.send('mall.cancelled');
    await run.complete('retrospective', 'done', { lesson: 'ask the mall first' });

    expect(await run.run()).toMatchObject({
      status: 'completed',
      states: ['finished'],
      finished_at: expect.any(Date),
    });
    await expect(run.send('mall.cancelled')).rejects.toMatchObject({ code: 'RUN_ENDED' });
    await expect(run.observe('trialToOrder', 3)).rejects.toMatchObject({ code: 'RUN_ENDED' });
    await expect(run.complete('retrospective')).rejects.toMatchObject({ code: 'TASK_CLOSED' });
  });

  it('records observations, its own and those that people report, and lets them open a gate', async () => {
    await run.complete('chooseGoods');
    await run.complete('designDisplay', 'done', { cost: 10 });
    const [controller, lead] = [run.team.holders['controller'], run.team.holders['storeLead']];
    await run.decide('approveBudget', controller?.[0] ?? '', 'approved');
    await run.decide('approveBudget', lead?.[0] ?? '', 'approved');
    await run.complete('runStore', 'closed', { trials: 50, orders: 4 });
    await run.observe('trialToOrder', 10.5);

    const observations = await run.rows(
      'SELECT kpi_key, value, seq FROM kpi_observation WHERE run_id = $1 ORDER BY seq',
    );
    expect(observations).toEqual([
      { kpi_key: 'trialToOrder', value: 8, seq: 6 },
      { kpi_key: 'trialToOrder', value: 10.5, seq: 7 },
    ]);
    expect(await run.liveTasks()).toEqual(['retrospective']);
  });

  it('logs what does not move the chart too', async () => {
    const { id, assignee_id: buyer } = await run.task('chooseGoods');
    const actor = person(buyer ?? '');
    await run.execute({ type: 'startTask', taskId: id, actor });
    await run.execute({ type: 'checkItem', taskId: id, item: 1, checked: true, actor });
    await run.execute({ type: 'checkItem', taskId: id, item: 0, checked: true, actor });
    await run.execute({ type: 'checkItem', taskId: id, item: 1, checked: false, actor });

    expect(await run.task('chooseGoods')).toMatchObject({
      status: 'started',
      started_at: host.clock.now(),
      checked_items: [0],
      version: 5,
    });
    expect((await run.run()).seq).toBe(5);
    const still = await run.rows('SELECT seq FROM run_event WHERE run_id = $1 AND NOT moves ORDER BY seq');
    expect(still).toHaveLength(4);
  });

  it('changes and logs nothing where everything is as asked for already', async () => {
    const { id, assignee_id: buyer } = await run.task('chooseGoods');
    const before = await run.everything();
    const unticked = await run.execute({
      type: 'checkItem',
      taskId: id,
      item: 0,
      checked: false,
      actor: person(buyer ?? ''),
    });
    const reassigned = await run.execute({ type: 'assignTask', taskId: id, assigneeId: buyer });

    expect([unticked, reassigned]).toEqual([
      { runId: run.runId, seq: 1, repeated: true, taskId: id },
      { runId: run.runId, seq: 1, repeated: true, taskId: id },
    ]);
    expect(await run.everything()).toEqual(before);
  });

  it('passes a task to another member, who starts afresh and is told', async () => {
    const { id, assignee_id: buyer } = await run.task('chooseGoods');
    const [designer = ''] = run.team.holders['designer'] ?? [];
    await run.execute({ type: 'startTask', taskId: id, actor: person(buyer ?? '') });
    await run.execute({
      type: 'assignTask',
      taskId: id,
      assigneeId: designer,
      actor: person(run.team.leadId),
    });

    expect(await run.task('chooseGoods')).toMatchObject({
      status: 'open',
      started_at: null,
      assignee_id: designer,
    });
    const told = await run.rows<{ person_id: string }>(
      `SELECT person_id FROM notification WHERE run_id = $1 AND message_en = 'New task: Choose the goods'`,
    );
    expect(told.map((note) => note.person_id)).toContain(designer);
  });

  it('gives an unassigned task to the one who claims it', async () => {
    const { id } = await run.task('chooseGoods');
    const [designer = ''] = run.team.holders['designer'] ?? [];
    await run.execute({ type: 'assignTask', taskId: id, assigneeId: null });
    await run.execute({ type: 'claimTask', taskId: id, actor: person(designer) });

    expect(await run.task('chooseGoods')).toMatchObject({ assignee_id: designer, version: 3 });
  });
});
