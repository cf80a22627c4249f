import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { RunStaff } from '../runs/run-staff.js';
import { RunsService } from '../runs/runs.service.js';
import { TeamStaffLoader } from '../teams/team-staff.loader.js';
import { TeamsService } from '../teams/teams.service.js';
import type { HeldRole, LentRole } from './task.repository.js';

/** The roles that a person fills today. */
interface RolesOfPerson {
  readonly heldRoles: readonly HeldRole[];
  readonly lentRoles: readonly LentRole[];
}

/** Finds the roles that a person fills today, over all teams. */
@Injectable()
export class HeldRoles {
  constructor(
    private readonly teams: TeamsService,
    private readonly teamStaff: TeamStaffLoader,
    private readonly runs: RunsService,
    private readonly runStaff: RunStaff,
  ) {}

  async of(context: RequestContext, personId: string): Promise<RolesOfPerson> {
    const teamIds = (await this.teams.teamsOf([personId])).get(personId) ?? [];
    const [heldRoles, lentRoles] = await Promise.all([
      this.held(context, personId, teamIds),
      this.lent(context, personId, teamIds),
    ]);
    return { heldRoles, lentRoles };
  }

  private async held(
    context: RequestContext,
    personId: string,
    teamIds: readonly string[],
  ): Promise<HeldRole[]> {
    const rows = await Promise.all(teamIds.map((teamId) => this.teamStaff.load(context, teamId)));
    return rows
      .flatMap((staff) => staff ?? [])
      .flatMap(({ teamId, personId: holder, playbookKey, roleKey }) =>
        holder === personId && playbookKey !== null && roleKey !== null
          ? [{ teamId, playbookKey, roleKey }]
          : [],
      );
  }

  private async lent(
    context: RequestContext,
    personId: string,
    teamIds: readonly string[],
  ): Promise<LentRole[]> {
    const crews = teamIds.length === 0 ? [] : await this.runs.childCrews(teamIds);
    const lent = crews.map(async (crew) => {
      const staff = await this.runStaff.of(context, crew);
      const roles = [...(staff?.holders ?? [])].filter(([, holders]) => holders.includes(personId));
      return crew.runIds.flatMap((runId) => roles.map(([roleKey]) => ({ runId, roleKey })));
    });
    return (await Promise.all(lent)).flat();
  }
}
