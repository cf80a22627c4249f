import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Statements } from '../../platform/database/statements.js';
import { employedPeopleSql } from '../people/employed-people.sql.js';
import type { TeamStaffRow } from './to-staff.js';

@Injectable()
export class TeamStaffRepository {
  constructor(private readonly database: Database) {}

  /** Members of the teams on the day who are employed then, with all their roles, the longest-standing first. */
  rowsOf(teamIds: readonly string[], on: string, tx?: Statements): Promise<TeamStaffRow[]> {
    return (tx ?? this.database).query(
      `SELECT t.id AS "teamId", t.lead_id AS "leadId", m.person_id AS "personId", f.playbook_key AS "playbookKey",
              f.role_key AS "roleKey"
       FROM team t
       LEFT JOIN team_member m ON m.team_id = t.id
         AND $2::date BETWEEN m.member_from AND coalesce(m.member_to, $2)
         AND m.person_id IN (${employedPeopleSql('$2', 'NULL')})
       LEFT JOIN role_filling f ON f.member_id = m.id
       WHERE t.id = ANY ($1::uuid[])
       ORDER BY m.member_from, m.id, f.role_key`,
      [teamIds, on],
    );
  }
}
