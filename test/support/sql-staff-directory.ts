import { Injectable } from '@nestjs/common';
import type { Statements } from '../../src/platform/database/statements.js';
import { StaffDirectory, type Staff, type TeamOfPlaybook } from '../../src/runner/staff-directory.js';

/** The runner's view of teams straight from the tables, for tests of the runner alone. */
@Injectable()
export class SqlStaffDirectory extends StaffDirectory {
  override async staffOf(
    tx: Statements,
    teams: readonly TeamOfPlaybook[],
    on: string,
  ): Promise<(Staff | null)[]> {
    return Promise.all(teams.map((team) => this.#staffOf(tx, team, on)));
  }

  async #staffOf(tx: Statements, { teamId, playbookKey }: TeamOfPlaybook, on: string): Promise<Staff | null> {
    const rows = await tx.query<{ leadId: string; personId: string | null; roleKey: string | null }>(
      `SELECT t.lead_id AS "leadId", m.person_id AS "personId", f.role_key AS "roleKey"
       FROM team t
       LEFT JOIN team_member m ON m.team_id = t.id AND $3::date BETWEEN m.member_from AND coalesce(m.member_to, $3)
       LEFT JOIN role_filling f ON f.member_id = m.id AND f.playbook_key = $2
       WHERE t.id = $1`,
      [teamId, playbookKey, on],
    );
    const [first] = rows;
    if (!first) return null;
    const holders = new Map<string, string[]>();
    for (const { personId, roleKey } of rows) {
      if (personId !== null && roleKey !== null)
        holders.set(roleKey, [...(holders.get(roleKey) ?? []), personId]);
    }
    const memberIds = new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])));
    return { leadId: first.leadId, memberIds: [...memberIds], holders };
  }
}
