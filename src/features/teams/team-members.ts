import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { MembersOfTeamLoader } from './members-of-team.loader.js';
import { isOver } from './membership-period.js';
import type { RoleFilling } from './models/role-filling.model.js';
import type { TeamMember } from './models/team-member.model.js';
import { RoleFillingsLoader } from './role-fillings.loader.js';
import { TeamsService } from './teams.service.js';

/** The members of teams and their roles, as fields of an answer show them: two statements for all its teams. */
@Injectable()
export class TeamMembers {
  constructor(
    private readonly teams: TeamsService,
    private readonly members: MembersOfTeamLoader,
    private readonly fillingLoader: RoleFillingsLoader,
  ) {}

  /** All who are, were or will be members. */
  async all(context: RequestContext, teamUuid: string): Promise<TeamMember[]> {
    return (await this.members.load(context, teamUuid)) ?? [];
  }

  /** Those who have not left. */
  async present(context: RequestContext, teamUuid: string): Promise<TeamMember[]> {
    const today = this.teams.today();
    return (await this.all(context, teamUuid)).filter((member) => !isOver(member, today));
  }

  /** What those who have not left fill; of one playbook, or of all. */
  async fillings(context: RequestContext, teamUuid: string, playbook: string | null): Promise<RoleFilling[]> {
    const present = new Set((await this.present(context, teamUuid)).map(({ uuid }) => uuid));
    const fillings = (await this.fillingLoader.load(context, teamUuid)) ?? [];
    return fillings.filter(
      ({ memberUuid, playbookKey }) => present.has(memberUuid) && playbookKey === (playbook ?? playbookKey),
    );
  }

  async fillingsOf(context: RequestContext, { teamUuid, uuid }: TeamMember): Promise<RoleFilling[]> {
    const fillings = (await this.fillingLoader.load(context, teamUuid)) ?? [];
    return fillings.filter(({ memberUuid }) => memberUuid === uuid);
  }
}
