import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { TeamStaffLoader } from '../teams/team-staff.loader.js';
import { TeamsService } from '../teams/teams.service.js';
import type { HeldRole } from './task.repository.js';

/** The roles that a person fills today, over all teams. */
@Injectable()
export class HeldRoles {
  constructor(
    private readonly teams: TeamsService,
    private readonly staff: TeamStaffLoader,
  ) {}

  async of(context: RequestContext, personId: string): Promise<HeldRole[]> {
    const teamIds = (await this.teams.teamsOf([personId])).get(personId) ?? [];
    const rows = await Promise.all(teamIds.map((teamId) => this.staff.load(context, teamId)));
    return rows
      .flatMap((staff) => staff ?? [])
      .flatMap(({ teamId, personId: holder, playbookKey, roleKey }) =>
        holder === personId && playbookKey !== null && roleKey !== null
          ? [{ teamId, playbookKey, roleKey }]
          : [],
      );
  }
}
