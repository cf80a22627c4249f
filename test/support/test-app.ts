import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/create-app.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { type Environment } from '../../src/platform/config/environment-reader.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { Database } from '../../src/platform/database/database.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { createLog } from '../../src/platform/logging/create-log.js';
import { releaseAfterTests } from './release-after-tests.js';
import { createDatabaseClone } from './test-database.js';
import { TestIssuer } from './test-issuer.js';

/** The whole application on a database of its own, listening on a free port. */
export interface TestApp {
  readonly app: NestExpressApplication;
  /** For supertest: `request(server)`. */
  readonly server: Server;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly clock: ManualClock;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Its sign-in service: `auth(await issuer.token('wang.fang'), { type: 'bearer' })`. */
  readonly issuer: TestIssuer;
  /** Shuts it down before the file's end. */
  readonly close: () => Promise<void>;
}

/** What may differ from an ordinary start. */
export interface TestAppOptions {
  /** Default: stands at Monday, 2 March 2026, 09:00 in Shanghai. */
  readonly clock?: ManualClock;
  readonly environment?: Environment;
  /** Default: a fresh clone. Given, it is not dropped. */
  readonly databaseUrl?: string;
}

const MONDAY_MORNING = '2026-03-02T01:00:00Z';

/** Starts the application; it is shut down after the file's last test. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { clock = new ManualClock(MONDAY_MORNING), environment = {} } = options;
  const issuer = await TestIssuer.start(clock);
  const config = loadConfig({
    ...issuer.environment,
    LOG_LEVEL: 'fatal',
    SETPIECE_DEMO: 'off',
    DATABASE_POOL_SIZE: '5',
    ...environment,
  });
  const databaseUrl = options.databaseUrl ?? (await createDatabaseClone());
  const log = createLog(config.log);
  const app = await createApp({ config, databaseUrl, log, clock, ids: new UuidIds(), firesTimers: false });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= app.close());
  releaseAfterTests(close);
  await app.listen(0, '127.0.0.1');
  const server: Server = app.getHttpServer();
  const database = app.get(Database);
  return { app, server, url: await app.getUrl(), clock, database, databaseUrl, issuer, close };
}
