import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { PeopleModule } from '../people/people.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { IncidentLoader } from './incident.loader.js';
import { IncidentRepository } from './incident.repository.js';
import { IncidentResolver, RunIncidentsResolver } from './incident.resolver.js';
import './incidents.messages.js';
import { IncidentMutations } from './incidents.mutations.js';
import { IncidentQueries } from './incidents.queries.js';
import { IncidentsService } from './incidents.service.js';
import { RunIncidentsLoader } from './run-incidents.loader.js';
import { SettleIncidentService } from './settle-incident.service.js';

@Module({
  imports: [PeopleModule, RunsModule, TeamsModule],
  providers: [
    IncidentLoader,
    IncidentMutations,
    IncidentQueries,
    IncidentRepository,
    IncidentResolver,
    IncidentsService,
    RunIncidentsLoader,
    RunIncidentsResolver,
    SettleIncidentService,
  ],
})
export class IncidentsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: IncidentLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('RunIncident', (context, uuid) => this.loader.load(context, uuid));
  }
}
