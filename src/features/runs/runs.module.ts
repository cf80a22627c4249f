import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PlaybooksModule } from '../playbooks/playbooks.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AdvanceRunService } from './advance-run.service.js';
import { ChartLoader } from './chart.loader.js';
import { CohortMutations, EventDeliveryResolver } from './cohort.mutations.js';
import { CohortRepository } from './cohort.repository.js';
import { ForeseeEvent } from './foresee-event.js';
import { LastEventLoader } from './loaders/last-event.loader.js';
import { RunCallsLoader } from './loaders/run-calls.loader.js';
import { RunEscalationsLoader } from './loaders/run-escalations.loader.js';
import { RunMailboxesLoader } from './loaders/run-mailboxes.loader.js';
import { RunObservationsLoader } from './loaders/run-observations.loader.js';
import { RunPausesLoader } from './loaders/run-pauses.loader.js';
import { RunStatesLoader } from './loaders/run-states.loader.js';
import { RunInstanceSets } from './run-instances.js';
import { RunInstancesLoader } from './loaders/run-instances.loader.js';
import { RunTimersLoader } from './loaders/run-timers.loader.js';
import { PlaybookTitlesLoader } from './playbook-titles.loader.js';
import { RunDetailRepository } from './run-detail.repository.js';
import { RunEventRepository } from './run-event.repository.js';
import { EventStateResolver, RunEventResolver } from './run-event.resolver.js';
import { RunLifeMutations } from './run-life.mutations.js';
import { RunLifeService } from './run-life.service.js';
import { RunLocksLoader } from './loaders/run-locks.loader.js';
import { RunFamilyResolver, RunLockResolver } from './run-family.resolver.js';
import { RunLoader } from './run.loader.js';
import { RunMutations } from './run.mutations.js';
import { RunNarrator } from './run-narrator.js';
import { RunPosition } from './run-position.js';
import { RunPast } from './run-past.js';
import { PastTaskResolver, RunPastResolver } from './run-past.resolver.js';
import { RunProgress } from './run-progress.js';
import {
  EscalationResolver,
  KpiObservationResolver,
  KpiProgressResolver,
  RunProgressResolver,
} from './run-progress.resolver.js';
import { RunQueries } from './run.queries.js';
import { RunStaff } from './run-staff.js';
import { RunRepository } from './run.repository.js';
import { RunResolver } from './run.resolver.js';
import {
  ActiveStateResolver,
  AllowedEventResolver,
  PendingTimerResolver,
  RunInstancesResolver,
  RunStateResolver,
} from './run-state.resolver.js';
import { RunSubscriptions } from './run.subscriptions.js';
import { RunWaiting } from './run-waiting.js';
import { RunWaitingRepository } from './run-waiting.repository.js';
import { PendingCallResolver, RunWaitingResolver, WaitingEventResolver } from './run-waiting.resolver.js';
import './runs.messages.js';
import { SendToCohortService } from './send-to-cohort.service.js';
import { RunsService } from './runs.service.js';
import { StartRunService } from './start-run.service.js';
import { ViewerRoles } from './viewer-roles.js';

@Module({
  imports: [DepartmentsModule, PeopleModule, PlaybooksModule, TeamsModule],
  providers: [
    ActiveStateResolver,
    AdvanceRunService,
    AllowedEventResolver,
    ChartLoader,
    CohortMutations,
    CohortRepository,
    EscalationResolver,
    EventDeliveryResolver,
    EventStateResolver,
    ForeseeEvent,
    KpiObservationResolver,
    KpiProgressResolver,
    LastEventLoader,
    PastTaskResolver,
    PendingCallResolver,
    PendingTimerResolver,
    RunInstancesResolver,
    PlaybookTitlesLoader,
    RunCallsLoader,
    RunDetailRepository,
    RunEscalationsLoader,
    RunEventRepository,
    RunEventResolver,
    RunFamilyResolver,
    RunLifeMutations,
    RunLifeService,
    RunLoader,
    RunLockResolver,
    RunLocksLoader,
    RunMailboxesLoader,
    RunMutations,
    RunNarrator,
    RunObservationsLoader,
    RunPast,
    RunPastResolver,
    RunPausesLoader,
    RunPosition,
    RunProgress,
    RunProgressResolver,
    RunQueries,
    RunRepository,
    RunResolver,
    RunStaff,
    RunStateResolver,
    RunStatesLoader,
    RunSubscriptions,
    RunTimersLoader,
    RunInstancesLoader,
    RunInstanceSets,
    RunWaiting,
    RunWaitingRepository,
    RunWaitingResolver,
    RunsService,
    SendToCohortService,
    StartRunService,
    ViewerRoles,
    WaitingEventResolver,
  ],
  exports: [ChartLoader, RunLoader, RunPosition, RunProgress, RunStaff, RunsService, ViewerRoles],
})
export class RunsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: RunLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Run', (context, uuid) => this.loader.load(context, uuid));
  }
}
