import { Logger } from '@nestjs/common';
import { FireTimers } from '../../src/runner/timers/fire-timers.js';
import { DEFAULT_RUNNER_SETTINGS } from '../../src/runner/runner.settings.js';
import { TimerPoller } from '../../src/runner/timers/timer-poller.js';
import { end, tinyPlaybook, titled } from '../support/builders/tiny-playbook.js';
import { HandSleeper } from '../support/hand-sleeper.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';
import { onTestServer } from '../support/test-database.js';

/** Ends by itself after a time. */
function waitingFor(duration: string) {
  return tinyPlaybook({
    machine: {
      initial: 'idle',
      states: { idle: { ...titled('idle'), after: { [duration]: 'end' } }, end: end() },
    },
  });
}

describe('The poller', () => {
  let host: RunnerHost;
  let sleeper: HandSleeper;
  let poller: TimerPoller;

  beforeEach(async () => {
    host = await createRunnerHost();
    sleeper = new HandSleeper();
    const timers = host.app.get(FireTimers);
    poller = new TimerPoller(timers, host.database, host.broadcast, host.clock, sleeper, {
      ...DEFAULT_RUNNER_SETTINGS,
      firesTimers: true,
    });
    // From here on every message arrives, so that nothing but a timer wakes the poller.
    await host.broadcast.subscribe('anything').next();
  });

  afterEach(() => poller.stop());

  it('sleeps until the next timer is due, fires it, and sleeps on', async () => {
    const run = await RunDriver.start(host, waitingFor('PT20S'));
    poller.start();
    expect(await sleeper.nextSleep()).toBe(20_000);
    host.clock.advance(20_000);
    sleeper.end();

    expect(await sleeper.nextSleep()).toBe(30_000);
    expect(await run.run()).toMatchObject({ status: 'completed' });
  });

  it('never sleeps longer than half a minute, in case a message is lost', async () => {
    await RunDriver.start(host, waitingFor('P1Y'));
    poller.start();

    expect(await sleeper.nextSleep()).toBe(30_000);
  });

  it('looks again before it sleeps when it woke too early', async () => {
    const run = await RunDriver.start(host, waitingFor('PT10S'));
    poller.start();
    await sleeper.nextSleep();
    host.clock.advance(9_999);
    sleeper.end();

    expect(await sleeper.nextSleep()).toBe(1);
    expect(await run.events()).toEqual(['run.started']);
  });

  it('is woken when a process sets an earlier timer', async () => {
    poller.start();
    expect(await sleeper.nextSleep()).toBe(30_000);
    const other = await createRunnerHost(host);
    await RunDriver.start(other, waitingFor('PT5S'));

    expect(await sleeper.nextSleep()).toBe(5_000);
  });

  it('backs off while the database is away, and goes on when it is back', async () => {
    const run = await RunDriver.start(host, waitingFor('PT1S'));
    const name = new URL(host.url).pathname.slice(1);
    Logger.overrideLogger(false);
    await onTestServer(async (client) => {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    });
    host.clock.advance(1_000);
    poller.start();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      pauses.push(await sleeper.nextSleep());
      sleeper.end();
    }
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);

    await sleeper.nextSleep();
    await onTestServer((client) => client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`));
    sleeper.end();
    expect(await sleeper.nextSleep()).toBe(30_000);
    expect(await run.run()).toMatchObject({ status: 'completed' });
  });

  it('stops at once, also in the middle of a sleep, and can be started again', async () => {
    poller.start();
    await sleeper.nextSleep();
    await poller.stop();
    poller.start();

    expect(await sleeper.nextSleep()).toBe(30_000);
  });
});
