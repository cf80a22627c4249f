import { groupBy } from '../../platform/group-by.js';
import type { Staff } from '../../runner/staff-directory.js';

/** A member of a team on a day, with one of the roles that they fill; the lead alone where the team has no member. */
export interface TeamStaffRow {
  readonly teamId: string;
  readonly leadId: string;
  readonly personId: string | null;
  /** Both null where the member fills no role. */
  readonly playbookKey: string | null;
  readonly roleKey: string | null;
}

/** The staff of one team for a playbook; null where there are no rows: no such team. */
export function toStaff(rows: readonly TeamStaffRow[], playbookKey: string): Staff | null {
  const [first] = rows;
  if (!first) return null;
  const filled = rows.filter((row) => row.playbookKey === playbookKey);
  return {
    leadId: first.leadId,
    memberIds: peopleOf(rows),
    holders: new Map(
      [...groupBy(filled, ({ roleKey }) => roleKey ?? '')].map(([role, own]) => [role, peopleOf(own)]),
    ),
  };
}

function peopleOf(rows: readonly TeamStaffRow[]): string[] {
  return [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
}
