import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { connectDatabase } from './connect-database.js';
import type { DatabaseSettings, PoolErrorListener } from './data-source.js';
import { Database } from './database.js';
import { insistAtStart } from './insist-at-start.js';
import type { WaitOptions } from './wait-for-database.js';

/** Whether the pool is still wanted. */
class PoolLife {
  isOver = false;
}

/** Provides {@link Database} everywhere, connected, until the application has shut down. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  /** `waitMs`: how long a database that is away just then is waited for. */
  static with(
    settings: DatabaseSettings & Pick<WaitOptions, 'waitMs'>,
    onPoolError: PoolErrorListener,
  ): DynamicModule {
    const life = new PoolLife();
    // A connection may learn of the server's end before it has ended itself: at that time it is nobody's concern.
    const onError: PoolErrorListener = (error) => {
      if (!life.isOver) onPoolError(error);
    };
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          useFactory: () => insistAtStart(() => connectDatabase(settings, onError), settings),
        },
        { provide: PoolLife, useValue: life },
      ],
      exports: [Database],
    };
  }

  constructor(
    private readonly database: Database,
    private readonly life: PoolLife,
  ) {}

  /** The last phase: requests and pollers, which use the database, have ended in the earlier ones. */
  async onApplicationShutdown(): Promise<void> {
    this.life.isOver = true;
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
