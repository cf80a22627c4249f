import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import {
  childrenOf,
  completeIn,
  publishAs,
  requireFaithfulRun,
  settle,
  tell,
  type Relative,
} from '../support/run-family.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const TEXT = { type: 'string', titles: text('text') };
const CITY = { type: 'object', properties: { city: TEXT }, required: ['city'] };

/** Works in a city, and yields its name. */
const CHILD = tinyPlaybook({
  machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
  more: {
    title: { zh: '开城', en: 'Opening' },
    input: CITY,
    output: { schema: CITY, values: { city: 'context.input.city' } },
  },
});

const COUNTS = ['started', 'active', 'completed', 'failed', 'withdrawn'];

/** Starts a child for each city, and keeps what became of them. */
function parent(playbook: string, more: JsonObject = {}, set: JsonObject = {}): JsonObject {
  const noted = COUNTS.map((count) => [count, `instances.cities.${count}`]);
  const params = { ...Object.fromEntries(noted), opened: 'event.output.results.map(r, r.output.city)' };
  return tinyPlaybook({
    machine: {
      initial: 'opening',
      context: { ...Object.fromEntries(COUNTS.map((count) => [count, 0])), opened: [''] },
      states: {
        opening: {
          ...titled('opening'),
          invoke: {
            src: 'instances',
            id: 'cities',
            input: {
              of: { src: 'playbook', input: { playbook, input: { city: 'item' } } },
              forEach: 'context.input.cities',
              ...more,
            },
            onDone: { target: 'after', actions: { type: 'set', params } },
            ...set,
          },
        },
        after: working('work', 'end'),
        end: end(),
      },
    },
    more: {
      input: {
        type: 'object',
        properties: { cities: { type: 'array', items: { type: 'string' }, titles: text('cities') } },
        required: ['cities'],
      },
    },
  });
}

async function contextOf(run: RunDriver): Promise<JsonObject> {
  const [row] = await run.rows<{ context: JsonObject }>(
    `SELECT snapshot -> 'context' AS context FROM run WHERE id = $1`,
  );
  return row?.context ?? {};
}

const INPUT = { cities: ['杭州', '成都', '武汉'] };

describe('A run that starts another for each of several things', () => {
  let host: RunnerHost;
  let key: string;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  beforeEach(async () => {
    key = `city-${randomUUID()}`;
    await publishAs(host, key, CHILD);
  });

  /** The run with its three children, in the order of the cities. */
  async function startFamily(
    more: JsonObject = {},
    set: JsonObject = {},
  ): Promise<{ run: RunDriver; family: Relative[] }> {
    const run = await RunDriver.start(host, parent(key, more, set), { input: INPUT });
    await settle(host);
    return { run, family: await childrenOf(host, run.runId) };
  }

  async function statuses(run: RunDriver): Promise<[unknown, string][]> {
    return (await childrenOf(host, run.runId)).map(({ input, status }) => [input['city'], status]);
  }

  async function requireFaithfulFamily(run: RunDriver): Promise<void> {
    await run.requireFaithful();
    for (const { id } of await childrenOf(host, run.runId)) await requireFaithfulRun(host, id);
  }

  it('gives each its own, tells them apart by title, and goes on when all have ended', async () => {
    const { run, family } = await startFamily();
    expect(await statuses(run)).toEqual(INPUT.cities.map((city) => [city, 'running']));
    const titles = await host.database.query<{ title: string }>(
      'SELECT title FROM run WHERE parent_id = $1 ORDER BY id',
      [run.runId],
    );
    expect(titles.map(({ title }) => title)).toEqual([
      'a run · Opening: 杭州',
      'a run · Opening: 成都',
      'a run · Opening: 武汉',
    ]);
    for (const { id } of family.toReversed()) {
      expect(await run.run()).toMatchObject({ states: ['opening'] });
      await completeIn(host, id, 'work');
      await settle(host);
    }
    expect(await run.run()).toMatchObject({ states: ['after'] });
    expect(await contextOf(run)).toMatchObject({ started: 3, completed: 3, opened: INPUT.cities });
    await requireFaithfulFamily(run);
  });

  it('bears that one fails, and takes the others with it when it is cancelled itself', async () => {
    const { run, family } = await startFamily();
    const [first, second, third] = family.map(({ id }) => id);
    // From here on another process, which knows nothing but what is stored.
    const other = await createRunnerHost(host);
    await tell(host, second ?? '', { type: 'cancelRun', reason: 'no licence' });
    await settle(host);
    await completeIn(other, first ?? '', 'work');
    await settle(other);
    expect(await run.incidents()).toEqual([{ cause: 'CHILD_FAILED', resolved_at: null }]);
    expect(await run.run()).toMatchObject({ states: ['opening'], status: 'running' });
    await tell(other, run.runId, { type: 'cancelRun', reason: 'called off' });
    await settle(other);
    expect(await statuses(run)).toEqual([
      ['杭州', 'completed'],
      ['成都', 'cancelled'],
      ['武汉', 'cancelled'],
    ]);
    const [task] = await host.database.query<{ status: string }>(
      'SELECT status FROM task WHERE run_id = $1',
      [third],
    );
    expect(task?.status).toBe('withdrawn');
    expect(await host.database.query('SELECT FROM run_message')).toEqual([]);
    expect(
      await host.database.query(`SELECT FROM child_run WHERE run_id = $1 AND status = 'running'`, [
        run.runId,
      ]),
    ).toEqual([]);
    expect(await run.run()).toMatchObject({ status: 'cancelled' });
    expect(await run.incidents()).toMatchObject([{ resolved_at: expect.any(Date) }]);
    const history = ['run.started', 'child.failed', 'child.completed', 'run.cancelled'];
    expect(await run.events()).toEqual(history);
    await requireFaithfulFamily(run);
  });

  it('goes on without the one that failed, where it says that it would, and cancels the rest when it has enough', async () => {
    const { run, family } = await startFamily({ until: { atLeast: 1 } }, { onError: {} });
    const [first, , third] = family.map(({ id }) => id);
    await tell(host, first ?? '', { type: 'cancelRun', reason: 'no licence' });
    await settle(host);
    expect(await run.incidents()).toEqual([]);
    expect(await run.run()).toMatchObject({ states: ['opening'] });
    await completeIn(host, third ?? '', 'work');
    await settle(host);
    expect(await run.run()).toMatchObject({ states: ['after'], status: 'running' });
    expect(await contextOf(run)).toMatchObject({ started: 3, completed: 1, failed: 1, withdrawn: 1 });
    expect(await statuses(run)).toEqual([
      ['杭州', 'cancelled'],
      ['成都', 'cancelled'],
      ['武汉', 'completed'],
    ]);
    await requireFaithfulFamily(run);
  });
});
