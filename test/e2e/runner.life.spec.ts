import { bakery } from '../support/builders/bakery.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const DAY = 86_400_000;

describe('A run that is paused', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  /** A run that waits for its deadline and for events. */
  async function waiting(): Promise<RunDriver> {
    const run = await RunDriver.start(host, bakery());
    await run.complete('work');
    return run;
  }

  it('takes no work, and says so', async () => {
    const run = await RunDriver.start(host, bakery());
    const { id, assignee_id: assignee } = await run.task('work');
    await run.execute({ type: 'pauseRun', reason: 'stock-taking' });
    const actor = person(assignee ?? '');

    expect(await run.run()).toMatchObject({ status: 'paused', finished_at: null });
    for (const work of [
      { type: 'startTask', taskId: id } as const,
      { type: 'completeTask', taskId: id, outcome: 'done', form: {} } as const,
      { type: 'checkItem', taskId: id, item: 0, checked: true } as const,
    ]) {
      await expect(run.execute({ ...work, actor })).rejects.toMatchObject({ code: 'RUN_PAUSED' });
    }
    await run.execute({ type: 'assignTask', taskId: id, assigneeId: null });
    await expect(run.execute({ type: 'pauseRun', reason: 'again' })).rejects.toMatchObject({
      code: 'RUN_PAUSED',
    });
    await run.requireFaithful();
  });

  it('tells who sent an event that no state takes when it is resumed, or else the lead', async () => {
    const run = await RunDriver.start(host, bakery());
    const worker = run.team.holders['worker']?.[0] ?? '';
    await run.execute({ type: 'pauseRun', reason: 'stock-taking' });
    await run.execute({ type: 'sendEvent', name: 'oven.asked', payload: {}, actor: person(worker) });
    await run.send('shop.asked');
    await run.send('noise.heard');
    await run.execute({ type: 'resumeRun', reason: 'done' });

    const told = await run.rows(
      `SELECT person_id, message_zh, message_en FROM notification
       WHERE run_id = $1 AND kind = 'notice' ORDER BY message_en`,
    );
    expect(told).toEqual([
      {
        person_id: worker,
        message_zh: '“asked（中）”在暂停期间收到，恢复后没有状态接收，已丢弃。',
        message_en:
          '“asked” came while the run was paused. When it went on, no state took it, and it was dropped.',
      },
      {
        person_id: run.team.leadId,
        message_zh: expect.any(String),
        message_en: expect.stringContaining('shop'),
      },
    ]);
    await run.requireFaithful();
  });

  it('loses nothing of what comes from outside, and takes it in order when it is resumed', async () => {
    const run = await waiting();
    await run.execute({ type: 'pauseRun', reason: 'stock-taking' });
    await run.send('cake.cut', { parts: 2 });
    await run.send('cake.split');
    await run.send('day.ended');
    expect((await run.run()).states).toEqual(['waiting']);
    await run.requireFaithful();
    await run.execute({ type: 'resumeRun', reason: 'done' });

    expect(await run.run()).toMatchObject({ status: 'completed', states: ['end'] });
    expect(await run.events()).toEqual([
      'run.started',
      'task.closed',
      'run.paused',
      'event.sent',
      'event.sent',
      'event.sent',
      'run.resumed',
    ]);
    const [row] = await run.rows<{ share: number }>(
      `SELECT (snapshot #>> '{context,share}')::float AS share FROM run WHERE id = $1`,
    );
    expect(row?.share).toBe(5);
    await run.requireFaithful();
  });

  it('holds its timers, and gives them what was left when it is resumed', async () => {
    const run = await waiting();
    host.clock.advance(DAY);
    await run.execute({ type: 'pauseRun', reason: 'holidays' });
    host.clock.advance(10 * DAY);
    expect(await host.runner.fireDueTimers()).toBe(0);
    await run.execute({ type: 'resumeRun', reason: 'back' });
    await run.requireFaithful();

    const [timer] = await run.timers();
    expect(timer?.due_at.getTime()).toBe(host.clock.now().getTime() + 2 * DAY);
    host.clock.advance(2 * DAY);
    expect(await host.runner.fireDueTimers()).toBe(1);
    expect((await run.run()).status).toBe('completed');
    await run.requireFaithful();
  });

  it('is no zombie, whatever it waits for', async () => {
    const run = await waiting();
    await run.execute({ type: 'pauseRun', reason: 'x' });

    expect(await run.incidents()).toEqual([]);
  });

  it('wants a reason, and is resumed only where it is paused', async () => {
    const run = await waiting();

    await expect(run.execute({ type: 'pauseRun', reason: ' ' })).rejects.toMatchObject({
      code: 'FIELD_REQUIRED',
    });
    await expect(run.execute({ type: 'pauseRun', reason: 'x'.repeat(501) })).rejects.toMatchObject({
      code: 'FIELD_TOO_LONG',
    });
    await expect(run.execute({ type: 'resumeRun', reason: 'x' })).rejects.toMatchObject({
      code: 'RUN_NOT_PAUSED',
    });
    await expect(run.execute({ type: 'pauseRun', reason: 'x', expectedVersion: 1 })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await expect(run.execute({ type: 'pauseRun', reason: 'half \u0000' })).rejects.toMatchObject({
      code: 'TEXT_INVALID',
    });
  });

  it('keeps an early event until it can be taken or has waited too long, and drops noise', async () => {
    const run = await RunDriver.start(host, bakery());
    await run.send('noise.heard');
    await run.send('late.came');
    await run.complete('work');
    expect((await run.run()).states).toEqual(['late']);

    const other = await RunDriver.start(host, bakery());
    await other.send('late.came');
    host.clock.advance(2 * DAY);
    await other.complete('work');
    expect((await other.run()).states).toEqual(['waiting']);
    await run.requireFaithful();
    await other.requireFaithful();
  });
});

describe('A run that is cancelled', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  it('leaves no task, timer or call behind, and takes nothing any more', async () => {
    const run = await RunDriver.start(host, bakery());
    const { id } = await run.task('work');
    await run.execute({ type: 'cancelRun', reason: 'the shop closes', actor: person(run.team.leadId) });

    expect(await run.run()).toMatchObject({ status: 'cancelled', finished_at: host.clock.now() });
    expect(await run.liveTasks()).toEqual([]);
    expect((await run.task('work')).status).toBe('withdrawn');
    expect(await run.timers()).toEqual([]);
    await expect(run.send('day.ended')).rejects.toMatchObject({ code: 'RUN_ENDED' });
    await expect(run.execute({ type: 'startTask', taskId: id })).rejects.toMatchObject({ code: 'RUN_ENDED' });
    await expect(run.execute({ type: 'cancelRun', reason: 'again' })).rejects.toMatchObject({
      code: 'RUN_ENDED',
    });
    const [event] = await run.rows<{ payload: object; actor_id: string }>(
      `SELECT payload, actor_id FROM run_event WHERE run_id = $1 AND type = 'run.cancelled'`,
    );
    expect(event).toEqual({
      payload: { by: run.team.leadId, reason: 'the shop closes' },
      actor_id: run.team.leadId,
    });
    await run.requireFaithful();
  });

  it('compensates what was done: tells people, and calls services that nobody waits for', async () => {
    const run = await RunDriver.start(host, bakery());
    await run.complete('work');
    await run.execute({ type: 'pauseRun', reason: 'first' });
    await run.execute({ type: 'cancelRun', reason: 'then' });

    const calls = await run.rows<{ id: string; invocation: string | null; request: object }>(
      `SELECT id, invocation, request FROM service_call WHERE run_id = $1 AND status = 'pending'`,
    );
    expect(calls).toEqual([
      expect.objectContaining({ invocation: null, request: expect.objectContaining({ body: { parts: 0 } }) }),
    ]);
    const notes = await run.rows<{ message_en: string }>(
      `SELECT message_en FROM notification WHERE run_id = $1 AND kind = 'notice'`,
    );
    expect(notes).toEqual([{ message_en: 'cancelled' }]);

    // The answer still comes, and does not end the run another time.
    const { finished_at: ended } = await run.run();
    host.clock.advance(DAY);
    await run.execute({ type: 'answerService', callId: calls[0]?.id ?? '', output: { word: 'ok' } });
    expect(await run.run()).toMatchObject({ status: 'cancelled', finished_at: ended });
    await run.requireFaithful();
  });

  it('gets the first answer for the same key', async () => {
    const run = await RunDriver.start(host, bakery());
    const cancelling = { type: 'cancelRun', reason: 'over', idempotencyKey: 'once' } as const;
    const first = await run.execute(cancelling);

    expect(await run.execute(cancelling)).toEqual({ ...first, repeated: true });
  });
});
