import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/database/statements.js';
import { groupBy } from '../../platform/group-by.js';
import { StaffDirectory, type Staff, type TeamOfPlaybook } from '../../runner/staff-directory.js';
import { TeamStaffRepository } from './team-staff.repository.js';
import { toStaff } from './to-staff.js';

/** Tells the runner who works in a team. Somebody who is no longer employed is no longer a member. */
@Injectable()
export class TeamStaffDirectory extends StaffDirectory {
  constructor(private readonly repository: TeamStaffRepository) {
    super();
  }

  override async staffOf(
    tx: Statements,
    teams: readonly TeamOfPlaybook[],
    on: string,
  ): Promise<(Staff | null)[]> {
    const teamIds = [...new Set(teams.map(({ teamId }) => teamId))];
    const rows = groupBy(await this.repository.rowsOf(teamIds, on, tx), ({ teamId }) => teamId);
    return teams.map(({ teamId, playbookKey }) => toStaff(rows.get(teamId) ?? [], playbookKey));
  }
}
