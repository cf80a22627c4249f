import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PlaybooksModule } from '../playbooks/playbooks.module.js';
import { SkillLevelsModule } from '../skills/skill-levels.module.js';
import { ChangeTeamService } from './change-team.service.js';
import { DepartureWarningsService } from './departure-warnings.service.js';
import { FormTeamService } from './form-team.service.js';
import { MembersOfTeamLoader } from './members-of-team.loader.js';
import { PersonTeamsResolver } from './person-teams.resolver.js';
import { PlaybookRoles } from './playbook-roles.js';
import { PlaybookRolesLoader } from './playbook-roles.loader.js';
import { RoleFillingResolver } from './role-filling.resolver.js';
import { RoleFillingService } from './role-filling.service.js';
import { RoleFillingsLoader } from './role-fillings.loader.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import { RoleMutationsResolver } from './role-mutations.resolver.js';
import { StaffingWarningsService } from './staffing-warnings.service.js';
import { TeamCandidates } from './team-candidates.js';
import { TeamEditor } from './team-editor.js';
import { TeamMemberLoader } from './team-member.loader.js';
import { TeamMemberResolver } from './team-member.resolver.js';
import { TeamMembers } from './team-members.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamMembershipResolver } from './team-membership.resolver.js';
import { TeamMembershipService } from './team-membership.service.js';
import { TeamMutationsResolver } from './team-mutations.resolver.js';
import { TeamStaffDirectory } from './team-staff-directory.js';
import { TeamStaffLoader } from './team-staff.loader.js';
import { TeamStaffRepository } from './team-staff.repository.js';
import { TeamStaffing } from './team-staffing.js';
import { TeamWarningResolver } from './team-warning.resolver.js';
import { TeamWorkRepository } from './team-work.repository.js';
import { TeamLoader } from './team.loader.js';
import { TeamResolver } from './team.resolver.js';
import { TeamsOfPersonLoader } from './teams-of-person.loader.js';
import './teams.messages.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsResolver } from './teams.resolver.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [DepartmentsModule, PeopleModule, PlaybooksModule, SkillLevelsModule],
  providers: [
    ChangeTeamService,
    DepartureWarningsService,
    FormTeamService,
    MembersOfTeamLoader,
    PersonTeamsResolver,
    PlaybookRoles,
    PlaybookRolesLoader,
    RoleFillingResolver,
    RoleFillingService,
    RoleFillingsLoader,
    RoleFillingsRepository,
    RoleMutationsResolver,
    StaffingWarningsService,
    TeamCandidates,
    TeamEditor,
    TeamLoader,
    TeamMemberLoader,
    TeamMemberResolver,
    TeamMembers,
    TeamMembersRepository,
    TeamMembershipResolver,
    TeamMembershipService,
    TeamMutationsResolver,
    TeamResolver,
    TeamStaffDirectory,
    TeamStaffLoader,
    TeamStaffRepository,
    TeamStaffing,
    TeamWarningResolver,
    TeamWorkRepository,
    TeamsOfPersonLoader,
    TeamsRepository,
    TeamsResolver,
    TeamsService,
  ],
  exports: [TeamLoader, TeamStaffDirectory, TeamStaffLoader, TeamsService],
})
export class TeamsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly teams: TeamLoader,
    private readonly members: TeamMemberLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Team', (context, uuid) => this.teams.load(context, uuid));
    this.nodes.register('TeamMember', (context, uuid) => this.members.load(context, uuid));
  }
}
