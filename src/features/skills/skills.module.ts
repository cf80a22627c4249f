import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ClaimHistoryLoader } from './claim-history.loader.js';
import { toSkillClaim } from './models/skill-claim.model.js';
import { PersonSkillsResolver } from './person-skills.resolver.js';
import { PersonalRecords } from './personal-records.js';
import { ReadablePeopleLoader } from './readable-people.loader.js';
import { SkillClaimRepository } from './skill-claim.repository.js';
import { SkillClaimResolver } from './skill-claim.resolver.js';
import { SkillClaimsService } from './skill-claims.service.js';
import { SkillMatrixService } from './skill-matrix.service.js';
import {
  CompoundTalentResolver,
  HeldSkillFamilyResolver,
  SkilledPersonResolver,
  SkillMatrixRowResolver,
} from './skill-report-fields.resolver.js';
import { SkillReportRepository } from './skill-report.repository.js';
import { SkillReportsResolver } from './skill-reports.resolver.js';
import { SkillReportsService } from './skill-reports.service.js';
import { SkillLoader } from './skill.loader.js';
import { SkillRepository } from './skill.repository.js';
import { SkillResolver } from './skill.resolver.js';
import { SkillsInForceLoader } from './skills-in-force.loader.js';
import './skills.messages.js';
import { SkillsResolver } from './skills.resolver.js';
import { SkillsService } from './skills.service.js';

@Module({
  imports: [DepartmentsModule, PeopleModule, TeamsModule],
  providers: [
    ClaimHistoryLoader,
    CompoundTalentResolver,
    HeldSkillFamilyResolver,
    PersonSkillsResolver,
    PersonalRecords,
    ReadablePeopleLoader,
    SkillClaimRepository,
    SkillClaimResolver,
    SkillClaimsService,
    SkillLoader,
    SkillMatrixRowResolver,
    SkillMatrixService,
    SkillReportRepository,
    SkillReportsResolver,
    SkillReportsService,
    SkillRepository,
    SkillResolver,
    SkilledPersonResolver,
    SkillsInForceLoader,
    SkillsResolver,
    SkillsService,
  ],
  exports: [PersonalRecords, ReadablePeopleLoader, SkillClaimsService, SkillLoader, SkillsService],
})
export class SkillsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly skills: SkillLoader,
    private readonly claims: SkillClaimsService,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Skill', (context, uuid) => this.skills.load(context, uuid));
    this.nodes.register('SkillClaim', async ({ principal }, uuid) => {
      const claim = principal && (await this.claims.findFor(principal, uuid));
      return claim && toSkillClaim(claim);
    });
  }
}
