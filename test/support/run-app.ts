import { Module, type Type } from '@nestjs/common';
import { IncidentsModule } from '../../src/features/incidents/incidents.module.js';
import { NotificationsModule } from '../../src/features/notifications/notifications.module.js';
import { RunsModule } from '../../src/features/runs/runs.module.js';
import { TasksModule } from '../../src/features/tasks/tasks.module.js';
import { TeamStaffDirectory } from '../../src/features/teams/team-staff-directory.js';
import { TeamsModule } from '../../src/features/teams/teams.module.js';
import { Runner } from '../../src/runner/runner.js';
import { RunnerModule } from '../../src/runner/runner.module.js';
import { RunVerifier } from '../../src/runner/verify/run-verifier.js';
import { createFeatureApp, type FeatureApp } from './feature-app.js';

/** The API of runs, tasks and notifications, with the runner behind it; timers fire when the test says so. */
export interface RunApp extends FeatureApp {
  readonly runner: Runner;
  readonly verifier: RunVerifier;
}

@Module({
  imports: [
    RunnerModule.with({
      settings: { firesTimers: false },
      staff: { module: TeamsModule, directory: TeamStaffDirectory },
    }),
    TeamsModule,
    RunsModule,
    TasksModule,
    IncidentsModule,
    NotificationsModule,
  ],
})
class RunFeatures {}

export async function createRunApp(...more: readonly Type[]): Promise<RunApp> {
  const features = await createFeatureApp(RunFeatures, ...more);
  return { ...features, runner: features.app.get(Runner), verifier: features.app.get(RunVerifier) };
}
