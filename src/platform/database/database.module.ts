import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { connectDatabase } from './connect-database.js';
import type { DatabaseSettings, PoolErrorListener } from './data-source.js';
import { Database } from './database.js';

/** Provides {@link Database} everywhere, connected, until the application has shut down. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  static with(settings: DatabaseSettings, onPoolError: PoolErrorListener): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useFactory: () => connectDatabase(settings, onPoolError) }],
      exports: [Database],
    };
  }

  constructor(private readonly database: Database) {}

  /** The last phase: requests and pollers, which use the database, have ended in the earlier ones. */
  async onApplicationShutdown(): Promise<void> {
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
