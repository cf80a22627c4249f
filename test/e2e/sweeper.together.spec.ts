import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/engine/json.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { CommitBatch } from '../../src/runner/inbox/commit-batch.js';
import { SweepMetrics } from '../../src/runner/sweep/sweep-metrics.js';
import { Sweeper } from '../../src/runner/sweep/sweeper.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { onlyChildOf, publishAs, settle } from '../support/run-family.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const MINUTE = 60_000;

const CHILD = tinyPlaybook({
  machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
});

function delegating(playbook: string): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'delegating',
      states: {
        delegating: {
          ...titled('delegating'),
          invoke: { src: 'playbook', id: 'helper', input: { playbook }, onDone: 'end' },
        },
        end: end(),
      },
    },
  });
}

/** Holds the one lock while it waits for the other, or does what it is told. */
function crossing(first: string, second: string, inner?: JsonObject): JsonObject {
  const locks = Object.fromEntries(
    [first, second].map((lock) => [lock, { title: text('press'), scope: 'organisation' }]),
  );
  return tinyPlaybook({
    machine: {
      initial: 'outer',
      states: {
        outer: {
          ...titled('outer'),
          initial: 'waiting',
          invoke: { src: 'lock', id: 'one', input: { lock: first }, onDone: '.inner' },
          states: {
            waiting: titled('waiting'),
            inner: inner ?? {
              ...titled('inner'),
              invoke: { src: 'lock', id: 'other', input: { lock: second }, onDone: 'done' },
            },
            done: end(),
          },
          onDone: 'end',
        },
        end: end(),
      },
    },
    more: { locks },
  });
}

function sweep({ app, database, clock }: RunnerHost): Sweeper {
  const metrics = new SweepMetrics(new Metrics(), database, { enabled: true });
  return new Sweeper(database, app.get(CommitBatch), clock, metrics, { sweepEveryMs: 5 * MINUTE });
}

describe('The sweeper, among runs,', () => {
  let host: RunnerHost;

  beforeEach(async () => {
    host = await createRunnerHost(undefined, { cachedRuns: 0 });
  });

  it('leaves alone a run whose child is running, or has just ended, and one that waits in line', async () => {
    const key = `child-${randomUUID()}`;
    await publishAs(host, key, CHILD);
    const sweeper = sweep(host);
    await RunDriver.start(host, delegating(key));
    expect(await sweeper.pass()).toMatchObject({ told: 0 });
    await settle(host);
    await RunDriver.start(host, crossing('east', 'west', working('work', 'done')));
    const waiting = await RunDriver.start(host, crossing('east', 'west', working('work', 'done')));
    await settle(host);
    expect(await waiting.run()).toMatchObject({ states: ['outer', 'outer.waiting'] });
    host.clock.advance(30 * MINUTE);
    expect(await sweeper.pass()).toMatchObject({ told: 0 });
  });

  it('tells of a child whose run is gone', async () => {
    const key = `child-${randomUUID()}`;
    await publishAs(host, key, CHILD);
    const run = await RunDriver.start(host, delegating(key));
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    await host.database.query('DELETE FROM run WHERE id = $1', [child.id]);
    expect(await sweep(host).pass()).toMatchObject({ told: 1 });
    expect(await run.incidents()).toEqual([{ cause: 'CHILD_FAILED', resolved_at: null }]);
    await run.requireFaithful();
    host.clock.advance(30 * MINUTE);
    expect(await sweep(host).pass()).toMatchObject({ told: 0 });
  });

  it('tells of a lock that is free and that nobody grants, until somebody does', async () => {
    const run = await RunDriver.start(host, crossing('east', 'west'));
    const sweeper = sweep(host);
    host.clock.advance(30 * MINUTE);
    expect(await sweeper.pass()).toMatchObject({ told: 1 });
    expect(await run.incidents()).toEqual([{ cause: 'LOCK_STUCK', resolved_at: null }]);
    await settle(host);
    expect(await run.incidents()).toMatchObject([{ cause: 'LOCK_STUCK', resolved_at: expect.any(Date) }]);
  });

  it('tells every run of a circle in which each holds what another waits for', async () => {
    const runs = [
      await RunDriver.start(host, crossing('east', 'west')),
      await RunDriver.start(host, crossing('west', 'east')),
    ];
    await settle(host);
    expect(await sweep(host).pass()).toMatchObject({ told: 2 });
    for (const run of runs) expect((await run.incidents())[0]?.cause).toBe('LOCK_DEADLOCK');
    const [first, second] = runs;
    await first?.execute({ type: 'cancelRun', reason: 'make room' });
    await settle(host);
    expect(await second?.run()).toMatchObject({ status: 'completed' });
  });
});
