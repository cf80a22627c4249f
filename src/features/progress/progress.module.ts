import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PlaybooksModule } from '../playbooks/playbooks.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { PlaybookLoader } from './playbook.loader.js';
import {
  DepartmentWaitingResolver,
  PlaybookProgressResolver,
  TeamProgressResolver,
} from './progress-groups.resolver.js';
import { ProgressSummaryLoader } from './progress-summary.loader.js';
import { ProgressSummaryRepository } from './progress-summary.repository.js';
import { ProgressResolver } from './progress.resolver.js';
import { ProgressService } from './progress.service.js';
import { RunProgressRepository } from './run-progress.repository.js';
import { RunProgressFieldsResolver } from './run-progress.resolver.js';
import { WaitingRepository } from './waiting.repository.js';

@Module({
  imports: [DepartmentsModule, PlaybooksModule, RunsModule, TeamsModule],
  providers: [
    DepartmentWaitingResolver,
    PlaybookLoader,
    PlaybookProgressResolver,
    ProgressResolver,
    ProgressService,
    ProgressSummaryLoader,
    ProgressSummaryRepository,
    RunProgressFieldsResolver,
    RunProgressRepository,
    TeamProgressResolver,
    WaitingRepository,
  ],
})
export class ProgressModule {}
