import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../../platform/database/database.js';
import { TeamMemberEntity } from './team-member.entity.js';

/** A person and a day on which to ask about them. */
export interface PersonOnDay {
  readonly personId: string;
  readonly day: string;
}

@Injectable()
export class TeamMembersRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<TeamMemberEntity[]> {
    return this.manager(tx).findBy(TeamMemberEntity, { id: In(ids) });
  }

  /** All stays in the teams, former ones included: the longest-standing members first. */
  ofTeams(teamIds: readonly string[], tx?: Transaction): Promise<TeamMemberEntity[]> {
    return this.manager(tx).find(TeamMemberEntity, {
      where: { teamId: In(teamIds) },
      order: { from: 'ASC', id: 'ASC' },
    });
  }

  async insert(tx: Transaction, members: readonly TeamMemberEntity[]): Promise<void> {
    if (members.length > 0) await tx.manager.insert(TeamMemberEntity, [...members]);
  }

  async update(tx: Transaction, member: TeamMemberEntity): Promise<void> {
    await tx.manager.update(TeamMemberEntity, member.id, member);
  }

  /** How many per cent of each person's time live teams have on the given days: the most, by person. */
  async allocations(people: readonly PersonOnDay[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ personId: string; percent: number }>(
      `SELECT "personId", max(percent)::int AS percent FROM (
         SELECT p.id AS "personId", p.day, sum(m.allocation_percent) AS percent
         FROM unnest($1::uuid[], $2::date[]) AS p (id, day)
         JOIN team_member m ON m.person_id = p.id AND p.day BETWEEN m.member_from AND coalesce(m.member_to, p.day)
         JOIN team t ON t.id = m.team_id AND t.disbanded_at IS NULL
         GROUP BY p.id, p.day) AS allocated
       GROUP BY "personId"`,
      [people.map(({ personId }) => personId), people.map(({ day }) => day)],
    );
    return new Map(rows.map(({ personId, percent }) => [personId, percent]));
  }

  /** The people who are members, on the day, of a live team that the person leads. */
  async peopleLedBy(leadId: string, day: string): Promise<Set<string>> {
    const rows = await this.database.query<{ person_id: string }>(
      `SELECT DISTINCT m.person_id FROM team t JOIN team_member m ON m.team_id = t.id
       WHERE t.lead_id = $1 AND t.disbanded_at IS NULL
         AND $2::date BETWEEN m.member_from AND coalesce(m.member_to, $2)`,
      [leadId, day],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  private manager(tx?: Transaction) {
    return tx?.manager ?? this.database.dataSource.manager;
  }
}
