import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './create-app.js';
import { loadDemo } from './demo/load-demo.js';
import { PublishShippedService } from './features/playbooks/publish-shipped.service.js';
import { ClockKeeper } from './platform/clock/clock-keeper.js';
import { observeClock } from './platform/clock/observe-clock.js';
import { readDatabaseClock } from './platform/clock/read-database-clock.js';
import type { Config } from './platform/config/config.js';
import { readMigrations } from './platform/database/migrations/migration-files.js';
import { Migrator } from './platform/database/migrations/migrator.js';
import { insistAtStart } from './platform/database/insist-at-start.js';
import { waitForDatabase, type WaitOptions } from './platform/database/wait-for-database.js';
import { obtainDatabase } from './platform/embedded/obtain-database.js';
import { explainListenFailure, requireFreeAddress } from './platform/http/listen.js';
import { UuidIds } from './platform/ids/uuid-ids.js';
import type { Shutdown } from './platform/lifecycle/shutdown.js';
import type { Log } from './platform/logging/create-log.js';
import { Metrics } from './platform/metrics/metrics.js';

/** What a start needs besides its configuration. */
export interface StartParts {
  readonly config: Config;
  readonly log: Log;
  readonly shutdown: Shutdown;
  /** Called when the embedded database has ended for good without being asked to. */
  readonly onDatabaseLost: () => void;
}

/**
 * Starts the whole service and returns when it is ready. Whatever it takes it adds to the shutdown at once, so that a
 * start that fails or is interrupted leaves nothing behind.
 */
export async function startService({
  config,
  log,
  shutdown,
  onDatabaseLost,
}: StartParts): Promise<NestExpressApplication> {
  await requireFreeAddress(config.http);
  const databaseUrl = await prepareDatabase({ config, log, shutdown, onDatabaseLost });
  const insist = insisting(config, log);
  const keeper = await insist(() => ClockKeeper.create({ read: () => readDatabaseClock(databaseUrl), log }));
  keeper.start();
  await shutdown.add('the clock', () => keeper.stop());
  const parts = { config, databaseUrl, log, clock: keeper.clock, ids: new UuidIds() };
  if (config.demo === 'auto' && (await loadDemo(parts, createApp))) {
    log.info({ context: 'Demo' }, 'demo organisation loaded');
  }
  const app = await createApp({ ...parts, firesTimers: config.role !== 'http' });
  await shutdown.add('the service', () => app.close());
  observeClock(app.get(Metrics, { strict: false }), keeper);
  const shipped = app.get(PublishShippedService, { strict: false });
  const { published, leftOut } = await insist(() => shipped.publishShipped());
  for (const playbook of published) log.info({ context: 'Playbooks', playbook }, 'playbook published');
  for (const { playbook, problems } of leftOut)
    log.warn({ context: 'Playbooks', playbook, problems }, 'shipped playbook not published');
  await app.listen(config.http.port, config.http.host).catch((error: unknown) => {
    throw explainListenFailure(error, config.http);
  });
  return app;
}

async function prepareDatabase({ config, log, shutdown, onDatabaseLost }: StartParts): Promise<string> {
  const database = await obtainDatabase(config.database, onDatabaseLost);
  await shutdown.add('the embedded database', () => database.giveBack());
  await waitForDatabase(database.url, waiting(config, log));
  // Its lock belongs to a session, which a pooler would give to others.
  const migrator = new Migrator(config.database.listenUrl ?? database.url, await readMigrations());
  const applied = await insisting(config, log)(() => migrator.up());
  for (const { version, name } of applied)
    log.info({ context: 'Database', version, name }, 'migration applied');
  return database.url;
}

/** A database that goes away while the service starts is waited for like one that is not there yet. */
function insisting(config: Config, log: Log): <T>(step: () => Promise<T>) => Promise<T> {
  return (step) => insistAtStart(step, waiting(config, log));
}

function waiting({ database: { waitMs } }: Config, log: Log): WaitOptions {
  return {
    waitMs,
    onRetry: (reason) => log.warn({ context: 'Database', reason }, 'the database does not answer yet'),
  };
}
