import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Broadcast, type LostListener } from './broadcast.js';

/** Provides {@link Broadcast} everywhere, until the application has shut down. */
@Global()
@Module({})
export class BroadcastModule implements OnApplicationShutdown {
  static with(databaseUrl: string, onLost: LostListener): DynamicModule {
    return {
      module: BroadcastModule,
      providers: [{ provide: Broadcast, useFactory: () => new Broadcast(databaseUrl, onLost) }],
      exports: [Broadcast],
    };
  }

  constructor(private readonly broadcast: Broadcast) {}

  /** The last phase: who listens has stopped in the earlier ones. */
  async onApplicationShutdown(): Promise<void> {
    await this.broadcast.close();
  }
}
