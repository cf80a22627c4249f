import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createDataSource, type DatabaseSettings, type PoolErrorListener } from './data-source.js';
import { Database } from './database.js';

/** Provides {@link Database} everywhere, connected, until the application has shut down. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  static with(settings: DatabaseSettings, onPoolError: PoolErrorListener): DynamicModule {
    const connect = async (): Promise<Database> => {
      const dataSource = createDataSource(settings, onPoolError);
      await dataSource.initialize();
      return new Database(dataSource);
    };
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useFactory: connect }],
      exports: [Database],
    };
  }

  constructor(private readonly database: Database) {}

  /** The last phase: requests and pollers, which use the database, have ended in the earlier ones. */
  async onApplicationShutdown(): Promise<void> {
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
