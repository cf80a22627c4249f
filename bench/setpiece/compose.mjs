import 'reflect-metadata';
import { createApp } from '../../dist/create-app.js';
import { SystemClock } from '../../dist/platform/clock/system-clock.js';
import { loadConfig } from '../../dist/platform/config/load-config.js';
import { readMigrations } from '../../dist/platform/database/migrations/migration-files.js';
import { Migrator } from '../../dist/platform/database/migrations/migrator.js';
import { UuidIds } from '../../dist/platform/ids/uuid-ids.js';
import { createLog } from '../../dist/platform/logging/create-log.js';
import { Runner } from '../../dist/runner/runner.js';

/** Gives an empty database all of Setpiece's tables. */
export async function migrate(databaseUrl) {
  await new Migrator(databaseUrl, await readMigrations()).up();
}

/**
 * The whole service in this process with its defaults, as `npm start` composes it, but for listening: whoever measures
 * the engine calls the runner, as the resolvers do.
 *
 * @param {string} databaseUrl of a migrated database
 * @param {{ firesTimers?: boolean }} [options]
 */
export async function composeSetpiece(databaseUrl, { firesTimers = false } = {}) {
  const config = loadConfig({ LOG_LEVEL: 'fatal', SETPIECE_DEMO: 'off', DATABASE_URL: databaseUrl });
  const parts = {
    config,
    databaseUrl,
    log: createLog(config.log),
    clock: new SystemClock(),
    ids: new UuidIds(),
  };
  const app = await createApp({ ...parts, firesTimers });
  return { runner: app.get(Runner, { strict: false }), stop: () => app.close() };
}
