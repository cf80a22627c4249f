import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SkillCatalogueModule } from '../skills/skill-catalogue.module.js';
import { CheckPlaybookService } from './check-playbook.service.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { PlaybookSourceLoader } from './playbook-source.loader.js';
import { PlaybookVersionLoader } from './playbook-version.loader.js';
import { PlaybookVersionsLoader } from './playbook-versions.loader.js';
import './playbooks.messages.js';
import { StaffRepository } from './staff.repository.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { PlaybooksService } from './playbooks.service.js';
import { ProvePlaybookService } from './prove-playbook.service.js';
import { PublishPlaybookService } from './publish-playbook.service.js';
import { PublishShippedService } from './publish-shipped.service.js';
import { ChartStateResolver, ChartTransitionResolver } from './resolvers/chart-state.resolver.js';
import { PlaybookContentResolver } from './resolvers/playbook-content.resolver.js';
import { PlaybookEventResolver } from './resolvers/playbook-event.resolver.js';
import { PlaybookKpiResolver } from './resolvers/playbook-kpi.resolver.js';
import { PlaybookResolver } from './resolvers/playbook.resolver.js';
import { PlaybookRoleResolver } from './resolvers/playbook-role.resolver.js';
import { PlaybookOutcomeResolver, PlaybookTaskResolver } from './resolvers/playbook-task.resolver.js';
import { PlaybookVersionResolver } from './resolvers/playbook-version.resolver.js';
import { PlaybooksResolver } from './resolvers/playbooks.resolver.js';
import { RequiredSkillResolver } from './resolvers/required-skill.resolver.js';

@Module({
  imports: [DepartmentsModule, PeopleModule, SkillCatalogueModule],
  providers: [
    ChartStateResolver,
    ChartTransitionResolver,
    CheckPlaybookService,
    ProvePlaybookService,
    PlaybookCatalogue,
    PlaybookContentResolver,
    PlaybookEventResolver,
    PlaybookKpiResolver,
    PlaybookOutcomeResolver,
    PlaybookResolver,
    PlaybookRoleResolver,
    PlaybookSourceLoader,
    PlaybookTaskResolver,
    PlaybookVersionLoader,
    PlaybookVersionResolver,
    PlaybookVersionsLoader,
    PlaybooksRepository,
    PlaybooksResolver,
    PlaybooksService,
    PublishPlaybookService,
    PublishShippedService,
    RequiredSkillResolver,
    StaffRepository,
  ],
  exports: [PlaybookCatalogue, PlaybookVersionLoader, PublishShippedService],
})
export class PlaybooksModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly versions: PlaybookVersionLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('PlaybookVersion', (context, uuid) => this.versions.load(context, uuid));
  }
}
