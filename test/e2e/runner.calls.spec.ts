import { bakery } from '../support/builders/bakery.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

interface CallRow {
  readonly id: string;
  readonly status: string;
  readonly last_error: string | null;
}

const BROKEN = { code: 'TIMEOUT', message: 'no answer in 5 s' };

describe('A call to a service', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  async function calling(event: string): Promise<{ run: RunDriver; callId: string }> {
    const run = await RunDriver.start(host, bakery());
    await run.complete('work');
    await run.send(event);
    const [call] = await calls(run);
    return { run, callId: call?.id ?? '' };
  }

  it('is asked for with the event that needs it, keeps its run alive, and moves it with its answer', async () => {
    const { run, callId } = await calling('oven.asked');
    expect(await calls(run)).toEqual([{ id: callId, status: 'pending', last_error: null }]);
    expect(await run.incidents()).toEqual([]);
    await run.requireFaithful();
    await run.execute({ type: 'answerService', callId, output: { word: 'baked' } });

    expect(await calls(run)).toEqual([{ id: callId, status: 'answered', last_error: null }]);
    expect((await run.run()).status).toBe('completed');
    await expect(
      run.execute({ type: 'answerService', callId, output: { word: 'again' } }),
    ).rejects.toMatchObject({ code: 'CALL_CLOSED' });
    await run.requireFaithful();
  });

  it('is withdrawn when its state is left', async () => {
    const { run, callId } = await calling('oven.asked');
    await run.send('day.ended');

    expect(await calls(run)).toEqual([{ id: callId, status: 'cancelled', last_error: null }]);
    await run.requireFaithful();
  });

  it('that fails goes where the chart says', async () => {
    const { run, callId } = await calling('shop.asked');
    await run.execute({ type: 'failService', callId, error: BROKEN });

    expect((await run.run()).states).toEqual(['sorry']);
    expect(await run.incidents()).toEqual([]);
    expect(await calls(run)).toEqual([{ id: callId, status: 'failed', last_error: BROKEN.message }]);
    await run.requireFaithful();
  });

  it('that fails says why in both languages, to the log and to whoever reads the incident', async () => {
    const { run, callId } = await calling('oven.asked');
    const text = { zh: '超时', en: 'It took too long' };
    await run.execute({ type: 'failService', callId, error: { ...BROKEN, text } });

    const rows = await run.rows('SELECT message_zh, message_en FROM incident WHERE run_id = $1');
    expect(rows).toEqual([
      {
        message_zh: '对服务“oven”的调用最终失败：超时',
        message_en: 'The call to the service oven failed for good: It took too long',
      },
    ]);
    const [last] = await run.rows(
      'SELECT payload FROM run_event WHERE run_id = $1 ORDER BY seq DESC LIMIT 1',
    );
    expect(last).toMatchObject({ payload: { error: { ...BROKEN, text }, incident: 'CALL_FAILED' } });
    await run.requireFaithful();
  });

  it('counts as failed where its answer is not what was declared', async () => {
    const { run, callId } = await calling('shop.asked');
    await run.execute({ type: 'answerService', callId, output: { word: 1 } });

    expect((await run.run()).states).toEqual(['sorry']);
    expect(await run.events()).toContain('service.failed');
    await run.requireFaithful();
  });

  it('is answered during a pause without being lost', async () => {
    const { run, callId } = await calling('oven.asked');
    await run.execute({ type: 'pauseRun', reason: 'x' });
    await run.execute({ type: 'answerService', callId, output: { word: 'baked' } });
    expect((await run.run()).states).toEqual(['asking']);
    await run.requireFaithful();
    await run.execute({ type: 'resumeRun', reason: 'y' });

    expect((await run.run()).status).toBe('completed');
    await run.requireFaithful();
  });

  it('that fails where the chart says nothing opens an incident, whose retry calls again under another id', async () => {
    const { run, callId } = await calling('oven.asked');
    await run.execute({ type: 'failService', callId, error: BROKEN });
    expect(await run.incidents()).toEqual([{ cause: 'CALL_FAILED', resolved_at: null }]);
    await run.requireFaithful();

    const [incident] = await run.rows<{ id: string }>('SELECT id FROM incident WHERE run_id = $1');
    const retry = {
      type: 'retryIncident',
      incidentId: incident?.id ?? '',
      note: 'oven is on',
      taskId: null,
    } as const;
    await run.execute({ ...retry, attempt: null });
    const [, again] = await calls(run);
    expect(again).toMatchObject({ status: 'pending' });
    expect(again?.id).not.toBe(callId);
    expect(await run.incidents()).toEqual([{ cause: 'CALL_FAILED', resolved_at: host.clock.now() }]);
    await run.requireFaithful();

    await run.execute({ type: 'answerService', callId: again?.id ?? '', output: { word: 'baked' } });
    expect((await run.run()).status).toBe('completed');
    await run.requireFaithful();
  });
});

function calls(run: RunDriver): Promise<CallRow[]> {
  return run.rows('SELECT id, status, last_error FROM service_call WHERE run_id = $1 ORDER BY requested_seq');
}
