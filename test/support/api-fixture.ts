import type { Server } from 'node:http';
import { Global, Module, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Args, Field, Int, Mutation, ObjectType, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from '../../src/api/api.module.js';
import { API_SETTINGS, type ApiSettings } from '../../src/api/api-settings.js';
import { Context, Viewer } from '../../src/api/context/context.decorator.js';
import type { RequestContext } from '../../src/api/context/request-context.js';
import { prepareHttp } from '../../src/api/http/prepare-http.js';
import { API_LIMITS, type ApiLimits } from '../../src/api/limits/api-limits.js';
import { AuthenticationError, Authenticator } from '../../src/platform/auth/authenticator.js';
import type { Principal } from '../../src/platform/auth/principal.js';
import { DatabaseUnavailableError } from '../../src/platform/database/database.errors.js';
import { NotFoundError } from '../../src/platform/domain-error.js';
import { EventFeed } from './event-feed.js';
import { releaseAfterTests } from './release-after-tests.js';

/** Knows one token, `good`, until it is told otherwise. */
export class FixtureAuthenticator extends Authenticator {
  state: 'valid' | 'revoked' | 'database away' | 'broken' = 'valid';

  override async authenticate(token: string): Promise<Principal> {
    if (this.state === 'database away')
      throw new DatabaseUnavailableError(new Error('ECONNREFUSED 10.0.0.1'));
    if (this.state === 'broken') throw new TypeError('reading secret of undefined');
    if (this.state === 'revoked') throw new AuthenticationError('TOKEN_REVOKED');
    if (token !== 'good') throw new AuthenticationError('TOKEN_INVALID');
    return {
      kind: 'person',
      id: 'person:1',
      personId: '1',
      departmentId: '2',
      name: '王芳',
      roles: new Set(['member']),
    };
  }
}

@ObjectType({ description: 'A box that holds boxes.' })
class Box {
  @Field(() => String, { description: 'What is written on it.' })
  label!: string;

  @Field(() => Box, { nullable: true, description: 'The box inside.' })
  inner?: Box | null;
}

@Resolver(() => Box)
class BoxResolver {
  constructor(private readonly feed: EventFeed) {}

  @Query(() => String, { description: 'Who asks.' })
  whoami(@Viewer() viewer: Principal): string {
    return viewer.name;
  }

  @Query(() => Box, { description: 'A box.' })
  box(): Box {
    return { label: 'box' };
  }

  @Query(() => [Box], { description: 'Boxes, claimed from the record budget.' })
  boxes(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, description: 'How many.' }) first: number,
  ): Box[] {
    context.budget.claim(first);
    return [];
  }

  @Query(() => Box, { nullable: true, description: 'A box that is not there.' })
  missing(): Box {
    throw new NotFoundError('Box', ['id']);
  }

  @Query(() => Box, { nullable: true, description: 'A fault of ours.' })
  broken(): Box {
    throw new TypeError('relation "secret" at /srv/app/secret.ts');
  }

  @Query(() => Box, { nullable: true, description: 'While the database is away.' })
  unavailable(): Box {
    throw new DatabaseUnavailableError(new Error('connect ECONNREFUSED 10.0.0.1:5432'));
  }

  @Mutation(() => Boolean, { description: 'Opens the box.' })
  open(): boolean {
    return true;
  }

  @Subscription(() => Int, {
    description: 'Numbers, by the context that they are told in.',
    resolve: (n: number) => n,
  })
  ticks(): AsyncIterableIterator<number> {
    return this.feed.listen();
  }

  @Subscription(() => Box, {
    description: 'The same as boxes.',
    resolve: (n: number) => ({ label: String(n) }),
  })
  boxTicks(): AsyncIterableIterator<number> {
    return this.feed.listen();
  }
}

export interface ApiFixture {
  readonly app: NestExpressApplication;
  readonly server: Server;
  /** `http://127.0.0.1:port/graphql` */
  readonly url: string;
  readonly authenticator: FixtureAuthenticator;
  /** What the subscription `ticks` gives. */
  readonly feed: EventFeed;
}

export const FIXTURE_LIMITS: ApiLimits = {
  maxTokens: 100,
  maxDepth: 4,
  maxAliases: 3,
  maxCost: 50,
  recordBudget: 10,
  maxBodyBytes: 2_000,
  maxConnections: 3,
  maxSubscriptionsPerConnection: 2,
  connectionInitTimeoutMs: 50,
};

const SETTINGS: ApiSettings = { introspection: true, graphiql: false, hideSchemaDetails: false };

interface FixtureOptions {
  readonly limits?: Partial<ApiLimits>;
  readonly settings?: Partial<ApiSettings>;
  readonly logger?: LoggerService | false;
}

/** The API alone, without features or database: a few fields that answer, refuse and fail. Closed after the file. */
export async function createApiFixture({
  limits = {},
  settings = {},
  logger = false,
}: FixtureOptions = {}): Promise<ApiFixture> {
  const authenticator = new FixtureAuthenticator();
  const feed = new EventFeed();
  const shared = [
    { provide: Authenticator, useValue: authenticator },
    { provide: EventFeed, useValue: feed },
    { provide: API_LIMITS, useValue: { ...FIXTURE_LIMITS, ...limits } },
    { provide: API_SETTINGS, useValue: { ...SETTINGS, ...settings } },
  ];
  @Global()
  @Module({ providers: shared, exports: shared.map(({ provide }) => provide) })
  class SharedModule {}

  @Module({ imports: [SharedModule, ApiModule], providers: [BoxResolver] })
  class FixtureModule {}

  const options = { logger, bodyParser: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestExpressApplication>(FixtureModule, options);
  prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  releaseAfterTests(() => app.close());
  return { app, server: app.getHttpServer(), url: `${await app.getUrl()}/graphql`, authenticator, feed };
}
