import type { JsonObject } from '../../src/engine/json.js';
import { bakery } from '../support/builders/bakery.js';
import { text } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const OVEN = {
  title: text('oven'),
  method: 'POST',
  url: 'https://oven.example/bake',
  result: {
    type: 'object',
    properties: { word: { type: 'string', titles: text('word') } },
    required: ['word'],
  },
};

/** The bakery, whose oven says how it is undone. */
function undoable(word = 'event.output.word'): JsonObject {
  const bin = {
    title: text('bin'),
    method: 'POST',
    url: 'https://oven.example/bin',
    body: { word: '{{ input.word }}' },
  };
  const compensation: JsonObject[] = [
    { type: 'call', params: { service: 'bin', input: { word } } },
    { type: 'set', params: { answer: "'binned'" } },
  ];
  return bakery({ services: { oven: { ...OVEN, compensation }, bin } });
}

interface CallRow {
  readonly id: string;
  readonly service: string;
  readonly status: string;
  readonly body: JsonObject | null;
}

describe('An answer that comes too late', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  async function calling(source: JsonObject): Promise<{ run: RunDriver; callId: string }> {
    const run = await RunDriver.start(host, source);
    await run.complete('work');
    await run.send('oven.asked');
    const oven = (await calls(run)).find(({ service, status }) => service === 'oven' && status === 'pending');
    return { run, callId: oven?.id ?? '' };
  }

  it.each([
    [
      'its run was cancelled',
      (run: RunDriver) => run.execute({ type: 'cancelRun', reason: 'x' }),
      'cancelled',
    ],
    ['its state was left', (run: RunDriver) => run.send('day.ended'), 'completed'],
  ])('is undone once, where %s', async (_when, leave, status) => {
    const { run, callId } = await calling(undoable());
    await leave(run);
    await run.execute({ type: 'answerService', callId, output: { word: 'baked' } });

    expect((await run.events()).at(-1)).toBe('service.answeredLate');
    const made = await calls(run);
    expect(made.find(({ id }) => id === callId)?.status).toBe('answered');
    expect(made.filter(({ service }) => service === 'bin')).toMatchObject([
      { status: 'pending', body: { word: 'baked' } },
    ]);
    const [stored] = await run.rows<{ status: string; answer: string }>(
      `SELECT status, snapshot #>> '{context,answer}' AS answer FROM run WHERE id = $1`,
    );
    expect(stored).toEqual({ status, answer: 'binned' });
    await run.requireFaithful();
    await expect(
      run.execute({ type: 'answerService', callId, output: { word: 'again' } }),
    ).rejects.toMatchObject({ code: 'CALL_CLOSED' });
    const kept = await run.keptAndStored();
    expect(kept.kept).toEqual(kept.stored);
  });

  it('is refused where the service declares nothing, and where it failed', async () => {
    const plain = await calling(bakery());
    await plain.run.send('day.ended');
    await expect(
      plain.run.execute({ type: 'answerService', callId: plain.callId, output: { word: 'baked' } }),
    ).rejects.toMatchObject({ code: 'CALL_CLOSED' });
    const { run, callId } = await calling(undoable());
    await run.send('day.ended');

    const error = { code: 'HTTP_STATUS', message: 'no' };
    await expect(run.execute({ type: 'failService', callId, error })).rejects.toMatchObject({
      code: 'CALL_CLOSED',
    });
  });

  it('opens an incident where it cannot be undone, which lasts until somebody closes it', async () => {
    const { run, callId } = await calling(undoable('string(int(event.output.word))'));
    await run.send('day.ended');
    await run.execute({ type: 'answerService', callId, output: { word: 'baked' } });

    expect(await run.incidents()).toEqual([{ cause: 'CHART_FAULT', resolved_at: null }]);
    await run.requireFaithful();
    const [incident] = await run.rows<{ id: string }>('SELECT id FROM incident WHERE run_id = $1');
    await run.execute({ type: 'resolveIncident', incidentId: incident?.id ?? '', note: 'binned by hand' });
    await run.requireFaithful();
  });

  it('is undone where a pause held it and its state is left before it can be taken', async () => {
    const source = JSON.parse(JSON.stringify(undoable()));
    source.machine.states.asking.invoke.onDone.guard = {
      type: 'when',
      params: { cel: "event.output.word == 'done'" },
    };
    const { run, callId } = await calling(source);
    await run.execute({ type: 'pauseRun', reason: 'x' });
    await run.execute({ type: 'answerService', callId, output: { word: 'baked' } });
    await run.execute({ type: 'resumeRun', reason: 'y' });
    expect((await calls(run)).filter(({ service }) => service === 'bin')).toEqual([]);
    await run.send('day.ended');

    expect((await calls(run)).filter(({ service }) => service === 'bin')).toMatchObject([
      { body: { word: 'baked' } },
    ]);
    await run.requireFaithful();
  });
});

function calls(run: RunDriver): Promise<CallRow[]> {
  return run.rows(
    `SELECT id, service_key AS service, status, request -> 'body' AS body FROM service_call
     WHERE run_id = $1 ORDER BY requested_seq`,
  );
}
