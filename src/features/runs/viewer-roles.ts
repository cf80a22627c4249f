import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Staff } from '../../runner/staff-directory.js';
import type { RunFacts } from './run-rules.js';
import { RunStaff, type StaffedRun } from './run-staff.js';

/** What the viewer is in a run: asked for many runs in one statement. */
@Injectable()
export class ViewerRoles {
  constructor(private readonly staff: RunStaff) {}

  async in(context: RequestContext, viewer: Principal, run: StaffedRun): Promise<RunFacts> {
    const staff = await this.staff.of(context, run);
    return staff ? toRunFacts(viewer, staff) : { teamLeadId: '', viewerRoles: new Set() };
  }
}

/** What the rules of runs ask of a team's staff. */
export function toRunFacts(viewer: Principal, staff: Staff): RunFacts {
  const roles = [...staff.holders].filter(([, holders]) => holders.some((id) => id === viewer.personId));
  return { teamLeadId: staff.leadId, viewerRoles: new Set(roles.map(([role]) => role)) };
}
