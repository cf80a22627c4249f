import type { Statements } from '../platform/database/statements.js';

/** Who works on a playbook in a team on a day. All ids are persons' uuids. */
export interface Staff {
  readonly leadId: string;
  /** The members of the team on that day; the lead need not be one. */
  readonly memberIds: readonly string[];
  /** Role key of the playbook to the members who fill it on that day. A role nobody fills may be missing. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

/** A team, and the playbook for which its roles are asked. */
export interface TeamOfPlaybook {
  readonly teamId: string;
  readonly playbookKey: string;
}

/** The runner's only view of teams. Implemented by features/teams and bound in the composition root. */
export abstract class StaffDirectory {
  /**
   * The staff of each team, in the order asked; null where there is no such team. One statement for all.
   * @param on the day as `YYYY-MM-DD`.
   */
  abstract staffOf(
    tx: Statements,
    teams: readonly TeamOfPlaybook[],
    on: string,
  ): Promise<readonly (Staff | null)[]>;
}

/** The persons who fill one of the roles, each once, ordered by id. */
export function holdersOf(staff: Staff, roleKeys: readonly string[]): string[] {
  return [...new Set(roleKeys.flatMap((role) => staff.holders.get(role) ?? []))].sort();
}

export function isOnTeam(staff: Staff, personId: string): boolean {
  return staff.leadId === personId || staff.memberIds.includes(personId);
}
