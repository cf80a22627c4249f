import { Injectable } from '@nestjs/common';
import type { Statements } from '../../src/platform/database/statements.js';
import { groupBy } from '../../src/platform/group-by.js';
import { StaffDirectory, type Staff, type TeamOfPlaybook } from '../../src/runner/staff-directory.js';

interface Row {
  readonly place: number;
  readonly leadId: string;
  readonly personId: string | null;
  readonly roleKey: string | null;
}

/** The runner's view of teams straight from the tables, for tests of the runner alone. */
@Injectable()
export class SqlStaffDirectory extends StaffDirectory {
  override async staffOf(
    tx: Statements,
    teams: readonly TeamOfPlaybook[],
    on: string,
  ): Promise<(Staff | null)[]> {
    const rows = await tx.query<Row>(
      `SELECT a.place::int, t.lead_id AS "leadId", m.person_id AS "personId", f.role_key AS "roleKey"
       FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS a (team_id, playbook_key, place)
       JOIN team t ON t.id = a.team_id
       LEFT JOIN team_member m ON m.team_id = t.id AND $3::date BETWEEN m.member_from AND coalesce(m.member_to, $3)
       LEFT JOIN role_filling f ON f.member_id = m.id AND f.playbook_key = a.playbook_key`,
      [teams.map(({ teamId }) => teamId), teams.map(({ playbookKey }) => playbookKey), on],
    );
    const byPlace = groupBy(rows, ({ place }) => place);
    return teams.map((_, index) => toStaff(byPlace.get(index + 1) ?? []));
  }
}

function toStaff(rows: readonly Row[]): Staff | null {
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
