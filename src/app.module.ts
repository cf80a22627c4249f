import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { API_SETTINGS } from './api/api-settings.js';
import { ApiModule } from './api/api.module.js';
import { API_LIMITS } from './api/limits/api-limits.js';
import { AccessModule } from './features/access/access.module.js';
import { IncidentsModule } from './features/incidents/incidents.module.js';
import { NotificationsModule } from './features/notifications/notifications.module.js';
import { ProgressModule } from './features/progress/progress.module.js';
import { RotationsModule } from './features/rotations/rotations.module.js';
import { RunsModule } from './features/runs/runs.module.js';
import { TasksModule } from './features/tasks/tasks.module.js';
import { TeamStaffDirectory } from './features/teams/team-staff-directory.js';
import { TeamsModule } from './features/teams/teams.module.js';
import { TrainingModule } from './features/training/training.module.js';
import { BroadcastModule } from './platform/broadcast/broadcast.module.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { RunnerModule } from './runner/runner.module.js';
import { UpkeepModule } from './runner/upkeep/upkeep.module.js';
import type { RunnerSettings } from './runner/runner.settings.js';

/** What an application is made of. */
export interface AppParts extends PlatformParts {
  /** Whether timers fire, and services are called, by themselves in this process. */
  readonly firesTimers: boolean;
}

function runnerSettings({ config: { inbox }, firesTimers }: AppParts): RunnerSettings {
  return {
    firesTimers,
    cachedRuns: inbox.cachedRuns,
    inboxCapacity: inbox.capacity,
    commandTimeoutMs: inbox.commandTimeoutMs,
    mostDepth: inbox.mostDepth,
  };
}

/** The composition root: the only file that knows every module. */
@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    const log = new Logger('Broadcast');
    const listenUrl = parts.config.database.listenUrl ?? parts.databaseUrl;
    return {
      module: AppModule,
      global: true,
      imports: [
        PlatformModule.with(parts),
        BroadcastModule.with(listenUrl, (error) => log.warn(`Not listening: ${error.message}`)),
        RunnerModule.with({
          settings: runnerSettings(parts),
          staff: { module: TeamsModule, directory: TeamStaffDirectory },
          outbox: {
            worksOn: parts.firesTimers ? listenUrl : null,
            services: parts.config.services,
          },
        }),
        UpkeepModule.with({ ...parts.config.upkeep, enabled: parts.firesTimers }),
        ApiModule,
        AccessModule,
        IncidentsModule,
        NotificationsModule,
        ProgressModule,
        RotationsModule,
        RunsModule,
        TasksModule,
        TrainingModule,
      ],
      providers: [
        { provide: API_LIMITS, useValue: parts.config.api.limits },
        { provide: API_SETTINGS, useValue: parts.config.api.settings },
      ],
      exports: [API_LIMITS, API_SETTINGS],
    };
  }
}
