import { Logger } from '@nestjs/common';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { CommitBatch } from '../../src/runner/inbox/commit-batch.js';
import { Retention } from '../../src/runner/retention/retention.js';
import { SweepMetrics } from '../../src/runner/sweep/sweep-metrics.js';
import { Sweeper } from '../../src/runner/sweep/sweeper.js';
import { UpkeepRounds } from '../../src/runner/upkeep/rounds.js';
import { HandSleeper } from '../support/hand-sleeper.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SETTINGS = { enabled: true, archiveAfter: 'P90D', archiveKeep: null, sweepEveryMs: 7_000 };

describe('Upkeep', () => {
  let host: RunnerHost;
  let sleeper: HandSleeper;
  let rounds: UpkeepRounds;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    host = await createRunnerHost();
    sleeper = new HandSleeper();
    const { database, clock, app } = host;
    const metrics = new SweepMetrics(new Metrics(), database, { enabled: true });
    const sweeper = new Sweeper(database, app.get(CommitBatch), clock, metrics, SETTINGS);
    rounds = new UpkeepRounds(new Retention(database, clock, SETTINGS), sweeper, sleeper, SETTINGS);
  });

  afterEach(() => rounds.stop());

  it('looks at retention every hour and sweeps as often as it is told, from the start of the process', async () => {
    rounds.onApplicationBootstrap();
    const pauses = [await sleeper.nextSleep(), await sleeper.nextSleep()];

    expect(new Set(pauses)).toEqual(new Set([3_600_000, 7_000]));
    expect(await host.database.query('SELECT finished_at FROM upkeep')).toEqual([
      { finished_at: host.clock.now() },
    ]);
  });

  it('tries again within a minute what failed', async () => {
    await host.database.query('ALTER FUNCTION add_run_partitions RENAME TO gone');
    rounds.start();
    const pauses = [await sleeper.nextSleep(), await sleeper.nextSleep()];

    expect(new Set(pauses)).toEqual(new Set([60_000, 7_000]));
    await host.database.query('ALTER FUNCTION gone RENAME TO add_run_partitions');
  });

  it('stops at once in the middle of a pause', async () => {
    rounds.start();
    await sleeper.nextSleep();
    await sleeper.nextSleep();
    await rounds.stop();

    await expect(rounds.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
