import 'reflect-metadata';
import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Broadcast } from '../../src/platform/broadcast/broadcast.js';
import { BroadcastModule } from '../../src/platform/broadcast/broadcast.module.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { Database } from '../../src/platform/database/database.js';
import { Idempotency } from '../../src/platform/idempotency/idempotency.js';
import { Ids } from '../../src/platform/ids/ids.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { Runner } from '../../src/runner/runner.js';
import { RunnerModule } from '../../src/runner/runner.module.js';
import type { RunnerSettings } from '../../src/runner/runner.settings.js';
import { RunVerifier } from '../../src/runner/verify/run-verifier.js';
import { releaseAfterTests } from './release-after-tests.js';
import { SqlStaffDirectory } from './sql-staff-directory.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The runner alone, without any API, on a database of its own; its timers fire when the test says so. */
export interface RunnerHost extends TestDatabase {
  readonly app: INestApplicationContext;
  readonly runner: Runner;
  readonly verifier: RunVerifier;
  readonly broadcast: Broadcast;
  readonly clock: ManualClock;
}

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const MONDAY_MORNING = '2026-03-02T01:00:00.000Z';

/**
 * Starts a host; it is stopped after the file's last test. `on` shares the database of another. A test that changes rows
 * behind the runner's back keeps no records: `{ cachedRuns: 0 }`.
 */
export async function createRunnerHost(
  on?: TestDatabase,
  settings: Partial<RunnerSettings> = {},
): Promise<RunnerHost> {
  const test = on ?? (await createTestDatabase());
  const clock = new ManualClock(MONDAY_MORNING);

  @Global()
  @Module({
    providers: [
      { provide: Database, useValue: test.database },
      { provide: Clock, useValue: clock },
      { provide: Ids, useClass: UuidIds },
      Idempotency,
      Metrics,
    ],
    exports: [Database, Clock, Ids, Idempotency, Metrics],
  })
  class Surroundings {}

  @Module({ providers: [SqlStaffDirectory], exports: [SqlStaffDirectory] })
  class Staffing {}

  @Module({
    imports: [
      Surroundings,
      BroadcastModule.with(test.url, () => undefined),
      RunnerModule.with({
        settings: { firesTimers: false, ...settings },
        staff: { module: Staffing, directory: SqlStaffDirectory },
      }),
    ],
  })
  class Host {}

  const app = await NestFactory.createApplicationContext(Host, { logger: false, abortOnError: false });
  releaseAfterTests(() => app.close());
  return {
    ...test,
    app,
    clock,
    runner: app.get(Runner),
    verifier: app.get(RunVerifier),
    broadcast: app.get(Broadcast),
  };
}
