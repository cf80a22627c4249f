import type { JsonObject } from '../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver, SYSTEM } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

/** Reviews over a list, or whatever is said of them; then one more task. */
function reviewing(input: JsonObject): JsonObject {
  return tinyPlaybook({
    tasks: { review: {}, last: {} },
    machine: {
      initial: 'reviewing',
      on: { 'work.offered': { actions: { type: 'addInstances', params: { to: 'reviews', count: 1 } } } },
      states: {
        reviewing: {
          ...titled('reviewing'),
          invoke: {
            src: 'instances',
            id: 'reviews',
            input: { of: { src: 'task', input: { task: 'review' } }, ...input },
            onDone: 'last',
          },
        },
        last: working('last', 'end', { on: { 'work.again': 'reviewing' } }),
        end: end(),
      },
    },
    more: {
      input: {
        type: 'object',
        properties: { samples: { type: 'array', titles: text('samples'), items: { type: 'string' } } },
      },
      events: { 'work.offered': { title: text('offered') }, 'work.again': { title: text('again') } },
    },
  });
}

const OVER_SAMPLES = { forEach: 'context.input.samples' };
const INPUT = { input: { samples: ['red', 'blue', 'green'] } };

/** A region that ends when what is inside is done. */
const region = (inside: JsonObject) => ({
  ...titled('region'),
  initial: 'in',
  states: { in: inside, end: end() },
});

async function instances(run: RunDriver): Promise<[string, string, unknown][]> {
  const rows = await run.rows<{ invocation: string; status: string; input: JsonObject }>(
    'SELECT invocation, status, input FROM task WHERE run_id = $1 ORDER BY opened_seq, invocation',
  );
  return rows.map(({ invocation, status, input }) => [invocation, status, input['item']]);
}

/** Closes the instance's task. */
async function close(run: RunDriver, invocation: string): Promise<void> {
  const [task] = await run.rows<{ id: string }>(
    `SELECT id FROM task WHERE run_id = $1 AND invocation = '${invocation}'`,
  );
  const command = { type: 'completeTask', outcome: 'done', form: {}, actor: SYSTEM } as const;
  await run.execute({ ...command, taskId: task?.id ?? '' });
}

describe('Instances, stored and restored between all events:', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost(undefined, { cachedRuns: 0 });
  });

  it('each item has a task of its own, which says what it is about; the run goes on after the last', async () => {
    const run = await RunDriver.start(host, reviewing(OVER_SAMPLES), INPUT);
    expect(await instances(run)).toEqual([
      ['reviews#1', 'open', 'red'],
      ['reviews#2', 'open', 'blue'],
      ['reviews#3', 'open', 'green'],
    ]);
    const notes = await run.rows<{ message_en: string }>(
      "SELECT message_en FROM notification WHERE run_id = $1 AND kind = 'task' ORDER BY message_en",
    );
    expect(notes.map(({ message_en: said }) => said).join('\n')).toMatch(
      /review: blue[^]*review: green[^]*review: red/,
    );
    await close(run, 'reviews#2');
    await close(run, 'reviews#1');
    expect((await run.run()).states).toEqual(['reviewing']);
    await close(run, 'reviews#3');
    expect((await run.run()).states).toEqual(['last']);
    await run.requireFaithful();
  });

  it('of two who close the same one, the second is refused', async () => {
    const run = await RunDriver.start(host, reviewing(OVER_SAMPLES), INPUT);
    await close(run, 'reviews#2');
    await expect(close(run, 'reviews#2')).rejects.toMatchObject({ code: 'TASK_CLOSED' });
    await run.requireFaithful();
  });

  it('what is not needed any more is withdrawn', async () => {
    const run = await RunDriver.start(host, reviewing({ count: 3, until: { atLeast: 1 } }));
    await close(run, 'reviews#2');
    expect((await instances(run)).map(([, status]) => status)).toEqual([
      'withdrawn',
      'completed',
      'withdrawn',
      'open',
    ]);
    await run.requireFaithful();
  });

  it('more can be added while they run, and no number is given twice', async () => {
    const run = await RunDriver.start(host, reviewing({ count: 1 }));
    await run.send('work.offered');
    await close(run, 'reviews#1');
    await close(run, 'reviews#2');
    await run.send('work.again');
    expect((await instances(run)).map(([invocation]) => invocation)).toContain('reviews#3');
    await run.requireFaithful();
  });

  it('the rest runs on beside the chart, can be done, and is withdrawn with the end of the run', async () => {
    const run = await RunDriver.start(host, reviewing({ count: 3, until: { atLeast: 1 }, rest: 'runOn' }));
    await close(run, 'reviews#1');
    await close(run, 'reviews#2');
    expect((await run.run()).states).toEqual(['last']);
    expect(await run.incidents()).toEqual([]);
    await run.complete('last');
    expect(await run.run()).toMatchObject({ status: 'completed' });
    expect((await instances(run)).map(([invocation, status]) => [invocation, status])).toContainEqual([
      'reviews#3',
      'withdrawn',
    ]);
    await run.requireFaithful();
  });

  it('a pause holds them up and a cancellation withdraws them', async () => {
    const run = await RunDriver.start(host, reviewing(OVER_SAMPLES), INPUT);
    await run.execute({ type: 'pauseRun', reason: 'flood' });
    await expect(close(run, 'reviews#1')).rejects.toMatchObject({ code: 'RUN_PAUSED' });
    await run.execute({ type: 'resumeRun', reason: 'dry' });
    await close(run, 'reviews#1');
    await run.execute({ type: 'cancelRun', reason: 'enough' });
    expect((await instances(run)).map(([, status]) => status)).toEqual([
      'completed',
      'withdrawn',
      'withdrawn',
    ]);
    await run.requireFaithful();
  });

  it('a set that was called off while nothing else goes on is an incident, not silence', async () => {
    const cancel = { type: 'cancelInstances', params: { of: 'reviews' } };
    const invoke = { src: 'instances', id: 'reviews', onDone: 'end' };
    const input = { of: { src: 'task', input: { task: 'review' } }, count: 2 };
    const run = await RunDriver.start(
      host,
      tinyPlaybook({
        tasks: { review: {}, last: {} },
        machine: {
          initial: 'both',
          states: {
            both: {
              ...titled('both'),
              type: 'parallel',
              states: {
                reviews: region({ ...titled('reviews'), invoke: { ...invoke, input } }),
                last: region({
                  ...titled('last'),
                  invoke: {
                    src: 'task',
                    id: 'last',
                    input: { task: 'last' },
                    onDone: { target: 'end', actions: cancel },
                  },
                }),
              },
              onDone: 'end',
            },
            end: end(),
          },
        },
      }),
    );
    expect(await run.incidents()).toEqual([]);
    await run.complete('last');
    expect(await run.liveTasks()).toEqual([]);
    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: null }]);
    await run.requireFaithful();
  });

  it('more than there may be is refused as a whole, and nothing is written', async () => {
    const samples = Array.from({ length: 10_000 }, (_, n) => `${n}`);
    const started = RunDriver.start(host, reviewing(OVER_SAMPLES), { input: { samples } });
    await expect(started).rejects.toMatchObject({ code: 'CHART_FAULT' });
  });

  it('the record kept in memory is the one stored', async () => {
    const keeping = await createRunnerHost(host);
    const run = await RunDriver.start(
      keeping,
      reviewing({ ...OVER_SAMPLES, rest: 'runOn', until: { atLeast: 1 } }),
      INPUT,
    );
    await close(run, 'reviews#2');
    await run.send('work.again');
    await close(run, 'reviews#1');
    const { kept, stored } = await run.keptAndStored();
    expect(kept).toEqual(stored);
    await run.requireFaithful();
  });
});
