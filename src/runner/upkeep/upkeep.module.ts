import { type DynamicModule, Module } from '@nestjs/common';
import { Retention } from '../retention/retention.js';
import { RETENTION_SETTINGS } from '../retention/retention.settings.js';
import { SweepMetrics } from '../sweep/sweep-metrics.js';
import { Sweeper } from '../sweep/sweeper.js';
import { RealSleeper, Sleeper } from '../timers/sleeper.js';
import { UpkeepRounds } from './rounds.js';
import { UPKEEP_SETTINGS, type UpkeepSettings } from './upkeep.settings.js';

/** What runners do besides running: the sweep, and retention. Needs `RunnerModule` and what that needs. */
@Module({})
export class UpkeepModule {
  static with(settings: UpkeepSettings): DynamicModule {
    return {
      module: UpkeepModule,
      providers: [
        Retention,
        Sweeper,
        SweepMetrics,
        UpkeepRounds,
        { provide: RETENTION_SETTINGS, useValue: settings },
        { provide: Sleeper, useClass: RealSleeper },
        { provide: UPKEEP_SETTINGS, useValue: settings },
      ],
    };
  }
}
