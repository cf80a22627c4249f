import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { groupBy } from '../../platform/group-by.js';
import type { Staff } from '../../runner/staff-directory.js';
import { TeamStaffRepository } from './team-staff.repository.js';
import { toStaff, type TeamStaffRow } from './to-staff.js';

/** Who works in teams today, and in which roles: one statement for all teams that an operation asks about. */
@Injectable()
export class TeamStaffLoader extends BatchLoader<string, TeamStaffRow[]> {
  constructor(
    private readonly staff: TeamStaffRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Tells the staff of a team for any playbook, null where there is no such team: as the runner's directory would. */
  async directoryOf(context: RequestContext, teamId: string): Promise<(playbookKey: string) => Staff | null> {
    const rows = (await this.load(context, teamId)) ?? [];
    return (playbookKey) => toStaff(rows, playbookKey);
  }

  protected async fetch(teamIds: readonly string[]): Promise<ReadonlyMap<string, TeamStaffRow[]>> {
    return groupBy(await this.staff.rowsOf(teamIds, calendarDayOf(this.clock.now())), (row) => row.teamId);
  }
}
