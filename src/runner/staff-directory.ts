import type { Transaction } from '../platform/database/database.js';

/** Who works on a playbook in a team on a day. All ids are persons' uuids. */
export interface Staff {
  readonly leadId: string;
  /** The members of the team on that day; the lead need not be one. */
  readonly memberIds: readonly string[];
  /** Role key of the playbook to the members who fill it on that day. A role nobody fills may be missing. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

/** The runner's only view of teams. Implemented by features/teams and bound in the composition root. */
export abstract class StaffDirectory {
  /** @param on the day as `YYYY-MM-DD`. Throws NotFoundError where there is no such team. */
  abstract staffOf(tx: Transaction, teamId: string, playbookKey: string, on: string): Promise<Staff>;
}

/** The persons who fill one of the roles, each once, ordered by id. */
export function holdersOf(staff: Staff, roleKeys: readonly string[]): string[] {
  return [...new Set(roleKeys.flatMap((role) => staff.holders.get(role) ?? []))].sort();
}

export function isOnTeam(staff: Staff, personId: string): boolean {
  return staff.leadId === personId || staff.memberIds.includes(personId);
}
