import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/database.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { StaffDirectory, type Staff } from '../../runner/staff-directory.js';
import { TeamStaffRepository } from './team-staff.repository.js';
import { toStaff } from './to-staff.js';

/** Tells the runner who works in a team. Somebody who is no longer employed is no longer a member. */
@Injectable()
export class TeamStaffDirectory extends StaffDirectory {
  constructor(private readonly repository: TeamStaffRepository) {
    super();
  }

  override async staffOf(tx: Transaction, teamId: string, playbookKey: string, on: string): Promise<Staff> {
    const staff = toStaff(await this.repository.rowsOf([teamId], on, tx), playbookKey);
    if (!staff) throw new NotFoundError('Team', ['teamId']);
    return staff;
  }
}
