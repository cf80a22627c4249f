import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { StandIn } from '../../runner/record/child-run.js';
import type { Staff } from '../../runner/staff-directory.js';
import { staffOfRun } from '../../runner/together/staff-of-run.js';
import { TeamStaffLoader } from '../teams/team-staff.loader.js';
import { ChartLoader } from './chart.loader.js';

/** As much of a run as tells who works on it. */
export interface StaffedRun {
  readonly teamId: string;
  readonly playbookKey: string;
  readonly playbookVersionId: string;
  /** Whose roles fill those that the team has named nobody for; null where it is no other run's child. */
  readonly standIns: readonly StandIn[] | null;
}

/** Who works on runs today, as the runner has it: asked for many runs in one statement. */
@Injectable()
export class RunStaff {
  constructor(
    private readonly teams: TeamStaffLoader,
    private readonly charts: ChartLoader,
  ) {}

  /** Null where there is no such team. */
  async of(
    context: RequestContext,
    { teamId, playbookKey, playbookVersionId, standIns }: StaffedRun,
  ): Promise<Staff | null> {
    const [staffOf, chart] = await Promise.all([
      this.teams.directoryOf(context, teamId),
      standIns === null ? undefined : this.charts.of(context, playbookVersionId),
    ]);
    const family = standIns === null ? null : { standIns };
    return staffOfRun({ playbookKey, family }, staffOf, chart) ?? null;
  }
}
