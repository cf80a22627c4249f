import type { Server } from 'node:http';
import { Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from '../../src/api/api.module.js';
import { API_SETTINGS } from '../../src/api/api-settings.js';
import { prepareHttp } from '../../src/api/http/prepare-http.js';
import { API_LIMITS } from '../../src/api/limits/api-limits.js';
import { PeopleModule } from '../../src/features/people/people.module.js';
import { PeopleService } from '../../src/features/people/people.service.js';
import { AuthenticationError, Authenticator } from '../../src/platform/auth/authenticator.js';
import { isAccessRole } from '../../src/platform/auth/access-role.js';
import type { Principal } from '../../src/platform/auth/principal.js';
import { BroadcastModule } from '../../src/platform/broadcast/broadcast.module.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { Database } from '../../src/platform/database/database.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { createLog } from '../../src/platform/logging/create-log.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { GraphqlClient } from './graphql-client.js';
import { releaseAfterTests } from './release-after-tests.js';
import { createDatabaseClone } from './test-database.js';

/** Some features with the whole API and platform, on a database of their own, listening on a free port. */
export interface FeatureApp {
  readonly app: NestExpressApplication;
  readonly server: Server;
  readonly clock: ManualClock;
  readonly database: Database;
  /** A client in the name of the person with the login; of a service with these roles for `service~hr.lead`. */
  as(login: string): GraphqlClient;
  anonymous(): GraphqlClient;
}

const MONDAY_MORNING = '2026-03-02T01:00:00Z';
const SERVICE_ID = '00000000-0000-7000-8000-000000000001';

/** Starts the features; they are shut down after the file's last test. The token of a person is their login. */
export async function createFeatureApp(...features: readonly Type[]): Promise<FeatureApp> {
  const clock = new ManualClock(MONDAY_MORNING);
  const config = loadConfig({ LOG_LEVEL: 'fatal', SETPIECE_DEMO: 'off', DATABASE_POOL_SIZE: '5' });
  const log = createLog(config.log);
  const databaseUrl = await createDatabaseClone();

  @Global()
  @Module({
    imports: [PeopleModule],
    providers: [
      { provide: API_LIMITS, useValue: config.api.limits },
      { provide: API_SETTINGS, useValue: config.api.settings },
      { provide: Authenticator, useFactory: byLogin, inject: [PeopleService] },
    ],
    exports: [API_LIMITS, API_SETTINGS, Authenticator],
  })
  class SharedModule {}

  const platform = PlatformModule.with({ config, databaseUrl, log, clock, ids: new UuidIds() });
  const broadcast = BroadcastModule.with(databaseUrl, () => undefined);
  @Module({ imports: [platform, broadcast, SharedModule, ApiModule, ...features] })
  class FeatureAppModule {}

  const options = { logger: false, bodyParser: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestExpressApplication>(FeatureAppModule, options);
  prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  releaseAfterTests(() => app.close());
  const server: Server = app.getHttpServer();
  return {
    app,
    server,
    clock,
    database: app.get(Database),
    as: (login) => new GraphqlClient(server, login),
    anonymous: () => new GraphqlClient(server, null),
  };
}

function byLogin(people: PeopleService): Authenticator {
  return {
    authenticate: async (token: string): Promise<Principal> => {
      const roles = /^service~(.+)$/.exec(token)?.[1];
      const principal = roles === undefined ? await people.findForSignIn(token) : serviceOf(roles);
      if (!principal) throw new AuthenticationError('PERSON_UNKNOWN');
      return principal;
    },
  };
}

function serviceOf(roles: string): Principal {
  const shape = { kind: 'service', id: `service:${SERVICE_ID}`, personId: null, departmentId: null } as const;
  return { ...shape, name: 'Test service', roles: new Set(roles.split('.').filter(isAccessRole)) };
}
