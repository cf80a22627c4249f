import { Logger } from '@nestjs/common';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { CommitBatch } from '../../src/runner/inbox/commit-batch.js';
import { SweepMetrics } from '../../src/runner/sweep/sweep-metrics.js';
import { Sweeper } from '../../src/runner/sweep/sweeper.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const MINUTE = 60_000;

/** `work`, then nothing but a day's wait, or an event. */
const WAITING = tinyPlaybook({
  machine: {
    initial: 'working',
    states: {
      working: working('work', 'rest'),
      rest: { ...titled('rest'), after: { P1D: 'end' } },
      end: end(),
    },
  },
});
const LISTENING = tinyPlaybook({
  machine: {
    initial: 'rest',
    states: { rest: { ...titled('rest'), on: { 'day.came': 'end' } }, end: end() },
  },
  more: { events: { 'day.came': { title: text('day') } } },
});

async function eventsOf(run: RunDriver): Promise<string[]> {
  return (await run.events()).filter((type) => type.startsWith('incident.'));
}

describe('The sweeper', () => {
  let host: RunnerHost;
  let metrics: Metrics;

  const sweeperOf = ({ app, database, clock }: RunnerHost) => {
    metrics = new Metrics();
    const shown = new SweepMetrics(metrics, database, { enabled: true });
    return new Sweeper(database, app.get(CommitBatch), clock, shown, { sweepEveryMs: 5 * MINUTE });
  };

  beforeEach(async () => {
    host = await createRunnerHost();
  });

  it('leaves alone what is as it should be', async () => {
    await RunDriver.start(host, WAITING);
    await RunDriver.start(host, LISTENING);
    const paused = await RunDriver.start(host, WAITING);
    await paused.complete('work');
    await paused.execute({ type: 'pauseRun', reason: 'holiday' });
    const sweeper = sweeperOf(host);
    host.clock.advance(30 * MINUTE);

    expect(await sweeper.pass()).toEqual({ runs: 3, told: 0 });
    expect(await host.database.query('SELECT FROM incident')).toEqual([]);
  });

  it('tells of a run that waits for nothing, once, as an event of its log', async () => {
    const run = await RunDriver.start(host, WAITING);
    await run.complete('work');
    await run.rows('UPDATE timer SET parked_at = now() WHERE run_id = $1');
    const sweeper = sweeperOf(await createRunnerHost(host));

    expect(await sweeper.pass()).toEqual({ runs: 1, told: 1 });
    expect(await eventsOf(run)).toEqual(['incident.opened']);
    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: null }]);
    // The timer was set aside behind the log's back.
    expect(await run.problems()).toEqual(['the timers differ from the log']);
    host.clock.advance(5 * MINUTE);
    expect(await sweeper.pass()).toMatchObject({ told: 0 });
  });

  it('tells of timers that nobody fires, and closes the incident when they have fired', async () => {
    const run = await RunDriver.start(host, WAITING);
    await run.complete('work');
    const sweeper = sweeperOf(host);
    host.clock.advance(24 * 60 * MINUTE + 14 * MINUTE);
    expect(await sweeper.pass()).toEqual({ runs: 1, told: 0 });
    host.clock.advance(5 * MINUTE);

    expect(await sweeper.pass()).toEqual({ runs: 1, told: 1 });
    expect(await run.incidents()).toEqual([{ cause: 'TIMER_OVERDUE', resolved_at: null }]);
    expect(await metrics.render()).toContain('setpiece_incidents_open{cause="TIMER_OVERDUE"} 1');
    expect(await metrics.render()).toContain('setpiece_timers_overdue 1');
    expect(await host.runner.fireDueTimers()).toBe(1);
    expect(await run.incidents()).toEqual([{ cause: 'TIMER_OVERDUE', resolved_at: host.clock.now() }]);
    expect(await run.problems()).toEqual([]);
  });

  it('closes it itself where the timer has been given another date', async () => {
    const run = await RunDriver.start(host, WAITING);
    await run.complete('work');
    const sweeper = sweeperOf(host);
    host.clock.advance(25 * 60 * MINUTE);
    await sweeper.pass();
    const later = await createRunnerHost(host);
    later.clock.advanceTo(host.clock.now());
    const next = sweeperOf(later);
    later.clock.advance(20 * MINUTE);
    await run.rows(`UPDATE timer SET due_at = due_at + interval '9 days' WHERE run_id = $1`);
    // What was kept of the run in memory knows nothing of rows that were changed behind the service.
    expect(await next.pass()).toEqual({ runs: 1, told: 1 });

    expect(await eventsOf(run)).toEqual(['incident.opened', 'incident.resolved']);
    expect((await run.incidents())[0]?.resolved_at).toEqual(later.clock.now());
  });

  it('says nothing of overdue timers when it has only just started', async () => {
    const run = await RunDriver.start(host, WAITING);
    await run.complete('work');
    host.clock.advance(3 * 24 * 60 * MINUTE);

    expect(await sweeperOf(host).pass()).toEqual({ runs: 1, told: 0 });
  });

  it.each([
    ['a task of a state that is not active', `UPDATE task SET state = 'nowhere' WHERE run_id = $1`],
    ['the head of the chain', `UPDATE run SET head = decode(repeat('00', 32), 'hex') WHERE id = $1`],
  ])('tells where rows do not agree: %s; and when they do again', async (_what, statement) => {
    const run = await RunDriver.start(host, WAITING);
    await run.rows(statement);
    const sweeper = sweeperOf(await createRunnerHost(host));

    expect(await sweeper.pass()).toEqual({ runs: 1, told: 1 });
    expect(await run.incidents()).toEqual([{ cause: 'ROWS_DISAGREE', resolved_at: null }]);
    await run.rows(`UPDATE task SET state = 'working' WHERE run_id = $1`);
    host.clock.advance(10 * MINUTE);
    const later = await createRunnerHost(host);
    later.clock.advanceTo(host.clock.now());
    expect(await sweeperOf(later).pass()).toEqual({ runs: 1, told: 1 });
    expect((await run.incidents())[0]?.resolved_at).not.toBeNull();
  });

  it('goes on with the others where of one run not even an incident can be logged', async () => {
    Logger.overrideLogger(false);
    const broken = await RunDriver.start(host, WAITING);
    await broken.complete('work');
    await broken.rows('UPDATE run SET seq = 1 WHERE id = $1');
    const still = await RunDriver.start(host, WAITING);
    await still.rows(`UPDATE task SET state = 'nowhere' WHERE run_id = $1`);
    const sweeper = sweeperOf(await createRunnerHost(host));

    expect(await sweeper.pass()).toEqual({ runs: 2, told: 1 });
    expect(await still.incidents()).toMatchObject([{ cause: 'ROWS_DISAGREE' }]);
    expect(await metrics.render()).toContain('setpiece_sweep_failures_total 1');
  });

  it('does one round an interval, whichever process comes to it, and goes on where another left off', async () => {
    const runs = [];
    for (let each = 0; each < 3; each += 1) runs.push(await RunDriver.start(host, LISTENING));
    const sweeper = sweeperOf(host);
    await host.database.query(`UPDATE upkeep SET begun_at = $1, cursor = $2`, [
      host.clock.now(),
      runs[0]?.runId,
    ]);

    expect(await sweeper.pass()).toMatchObject({ runs: 2 });
    expect(await sweeper.pass()).toMatchObject({ runs: 0 });
    host.clock.advance(5 * MINUTE);
    await host.database.transaction(async (tx) => {
      await tx.query('SELECT FROM upkeep FOR UPDATE');
      expect(await sweeper.pass()).toMatchObject({ runs: 0 });
    });
    expect(await sweeper.pass()).toMatchObject({ runs: 3 });
    const stopped = new AbortController();
    stopped.abort();
    host.clock.advance(5 * MINUTE);
    expect(await sweeper.pass(stopped.signal)).toMatchObject({ runs: 0 });
  });
});
