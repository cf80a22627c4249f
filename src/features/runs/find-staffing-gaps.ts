import type { Staff } from '../../runner/staff-directory.js';
import { findMissingRoles, spansDepartments, type IsWithin, type Roles } from '../teams/check-staffing.js';

/** What stands between a team's staff and a playbook. */
export interface StaffingGaps {
  /** Keys of the roles that no present member of their department fills, in the playbook's order. */
  readonly missingRoles: readonly string[];
  /** Whether all members are of one department. */
  readonly oneDepartment: boolean;
}

/** Where people work, as far as it matters for filling roles. */
export interface Workplaces {
  /** Department (uuid) by person (uuid). */
  readonly departmentOf: ReadonlyMap<string, string>;
  readonly isWithin: IsWithin;
}

/** What keeps the staff of a team from running a playbook with these roles. */
export function findStaffingGaps(
  roles: Roles,
  staff: Staff,
  { departmentOf, isWithin }: Workplaces,
): StaffingGaps {
  const members = staff.memberIds.flatMap((personId) => {
    const departmentId = departmentOf.get(personId);
    const held = [...staff.holders].filter(([, holders]) => holders.includes(personId)).map(([role]) => role);
    return departmentId === undefined ? [] : [{ departmentId, roles: held }];
  });
  return {
    missingRoles: findMissingRoles(roles, members, isWithin),
    oneDepartment: !spansDepartments(members),
  };
}
