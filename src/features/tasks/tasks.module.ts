import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ApprovalDecisionRepository } from './approval-decision.repository.js';
import { ApprovalDecisionsLoader } from './approval-decisions.loader.js';
import { HeldRoles } from './held-roles.js';
import { RetrospectiveReader } from './retrospective-reader.js';
import { FormFieldResolver, RetrospectiveResolver } from './retrospective.resolver.js';
import { RunCountsLoader } from './run-counts.loader.js';
import { RunCountsRepository } from './run-counts.repository.js';
import { RunTasksLoader } from './run-tasks.loader.js';
import { RunTasksResolver } from './run-tasks.resolver.js';
import { TaskChanges } from './task-changes.js';
import { TaskDecisions } from './task-decisions.js';
import { TaskLoader } from './task.loader.js';
import { TaskMutations } from './task.mutations.js';
import { TaskPermissions } from './task-permissions.js';
import { TaskQueries } from './task.queries.js';
import { TaskRepository } from './task.repository.js';
import { ApprovalDecisionResolver, TaskResolver } from './task.resolver.js';
import { TaskSubscriptions } from './task.subscriptions.js';
import {
  ChecklistItemResolver,
  TaskOutcomeResolver,
  TaskRoleResolver,
  TaskTextResolver,
} from './task-text.resolver.js';
import { TaskWorkService } from './task-work.service.js';
import './tasks.messages.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [DepartmentsModule, PeopleModule, RunsModule, TeamsModule],
  providers: [
    ApprovalDecisionRepository,
    ApprovalDecisionResolver,
    ApprovalDecisionsLoader,
    ChecklistItemResolver,
    FormFieldResolver,
    HeldRoles,
    RetrospectiveReader,
    RetrospectiveResolver,
    RunCountsLoader,
    RunCountsRepository,
    RunTasksLoader,
    RunTasksResolver,
    TaskChanges,
    TaskDecisions,
    TaskLoader,
    TaskMutations,
    TaskOutcomeResolver,
    TaskPermissions,
    TaskQueries,
    TaskRepository,
    TaskResolver,
    TaskRoleResolver,
    TaskSubscriptions,
    TaskTextResolver,
    TaskWorkService,
    TasksService,
  ],
  exports: [TaskLoader, TasksService],
})
export class TasksModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: TaskLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Task', (context, uuid) => this.loader.load(context, uuid));
  }
}
