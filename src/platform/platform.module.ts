import { type DynamicModule, Global, Module, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { DatabaseReadiness } from './health/database-readiness.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { HttpDrain } from './http/http-drain.js';
import { Idempotency } from './idempotency/idempotency.js';
import { Ids } from './ids/ids.js';
import { Welcome } from './lifecycle/welcome.js';
import type { Log } from './logging/create-log.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { PoolMetrics } from './metrics/pool-metrics.js';

/** What the outside world gives the application. */
export interface PlatformParts {
  readonly config: Config;
  /** Of a database that is there and migrated; `config.database.url` is not looked at. */
  readonly databaseUrl: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Gives every module, without an import: Config, Clock, Ids, Database, Idempotency, Metrics, Readiness. */
@Global()
@Module({})
export class PlatformModule implements OnModuleDestroy {
  static with({ config, databaseUrl, log, clock, ids }: PlatformParts): DynamicModule {
    const onPoolError = (err: unknown): void =>
      log.warn({ context: 'Database', err }, 'a connection was lost');
    return {
      module: PlatformModule,
      imports: [DatabaseModule.with({ ...config.database, url: databaseUrl }, onPoolError)],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Ids, useValue: ids },
        DatabaseReadiness,
        HttpDrain,
        HttpMetrics,
        Idempotency,
        Metrics,
        PoolMetrics,
        Readiness,
        Welcome,
      ],
      exports: [Config, Clock, Ids, HttpMetrics, Idempotency, Metrics, Readiness, Welcome],
    };
  }

  constructor(private readonly readiness: Readiness) {}

  /** The first phase of a shutdown. */
  onModuleDestroy(): void {
    this.readiness.stop();
  }
}
