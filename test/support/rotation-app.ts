import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../src/features/notifications/notifications.module.js';
import { RotationsModule } from '../../src/features/rotations/rotations.module.js';
import { RunsModule } from '../../src/features/runs/runs.module.js';
import { TasksModule } from '../../src/features/tasks/tasks.module.js';
import { TeamStaffDirectory } from '../../src/features/teams/team-staff-directory.js';
import { TeamsModule } from '../../src/features/teams/teams.module.js';
import { Runner } from '../../src/runner/runner.js';
import { RunnerModule } from '../../src/runner/runner.module.js';
import { createFeatureApp, type FeatureApp } from './feature-app.js';

/** The API of rotations and of the runs whose tasks they hand over. */
export interface RotationApp extends FeatureApp {
  readonly runner: Runner;
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
    NotificationsModule,
    RotationsModule,
  ],
})
class RotationFeatures {}

export async function createRotationApp(): Promise<RotationApp> {
  const features = await createFeatureApp(RotationFeatures);
  return { ...features, runner: features.app.get(Runner) };
}
