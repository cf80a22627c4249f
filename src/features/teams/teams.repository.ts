import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { escapeLike } from '../../platform/database/escape-like.js';
import { employedPeopleSql } from '../people/employed-people.sql.js';
import { TeamEntity } from './team.entity.js';
import type { TeamsFilter } from './teams-filter.js';

const PRESENT = ':today BETWEEN m.member_from AND coalesce(m.member_to, :today)';

@Injectable()
export class TeamsRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<TeamEntity[]> {
    return this.manager(tx).findBy(TeamEntity, { id: In(ids) });
  }

  /** The team, locked until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<TeamEntity | null> {
    return tx.manager.findOne(TeamEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Transaction, team: TeamEntity): Promise<void> {
    await tx.manager.insert(TeamEntity, team);
  }

  async update(tx: Transaction, team: TeamEntity): Promise<void> {
    await tx.manager.update(TeamEntity, team.id, team);
  }

  /** Teams, the newest first. */
  page(filter: TeamsFilter, page: Page): Promise<TeamEntity[]> {
    const query = this.filtered(filter).orderBy('t.created_at', 'DESC').addOrderBy('t.id', 'DESC');
    if (page.after) {
      const [at, id] = page.after;
      query.andWhere('(t.created_at, t.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', { at, id });
    }
    return query.limit(page.limit).getMany();
  }

  count(filter: TeamsFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  /** The live teams that each person leads or is a member of on the day: pairs, the newest team first. */
  ofPeople(personIds: readonly string[], day: string): Promise<{ personId: string; teamId: string }[]> {
    return this.database.query(
      `SELECT p.id AS "personId", t.id AS "teamId"
       FROM unnest($1::uuid[]) AS p (id)
       JOIN team t ON t.disbanded_at IS NULL AND (t.lead_id = p.id OR EXISTS (
         SELECT FROM team_member m WHERE m.team_id = t.id AND m.person_id = p.id
           AND $2::date BETWEEN m.member_from AND coalesce(m.member_to, $2)))
       ORDER BY t.created_at DESC, t.id DESC`,
      [personIds, day],
    );
  }

  async ledBy(leadId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM team WHERE lead_id = $1', [
      leadId,
    ]);
    return rows.map(({ id }) => id);
  }

  private filtered(filter: TeamsFilter): SelectQueryBuilder<TeamEntity> {
    const { search, leadId, memberId, departmentIds, playbookKey, today } = filter;
    const query = this.manager().createQueryBuilder(TeamEntity, 't').where('t.disbanded_at IS NULL');
    if (search !== undefined) {
      query.andWhere('(t.name ILIKE :part OR t.purpose ILIKE :part)', { part: `%${escapeLike(search)}%` });
    }
    if (leadId !== undefined) query.andWhere('t.lead_id = :leadId', { leadId });
    if (memberId !== undefined) {
      query.andWhere(
        `EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id AND m.person_id = :memberId AND ${PRESENT})`,
        { memberId, today },
      );
    }
    if (departmentIds !== undefined) {
      query.andWhere(
        `EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id AND ${PRESENT}
           AND m.person_id IN (${employedPeopleSql(':today', ':departmentIds')}))`,
        { departmentIds, today },
      );
    }
    if (playbookKey !== undefined) {
      query.andWhere(
        'EXISTS (SELECT FROM role_filling f WHERE f.team_id = t.id AND f.playbook_key = :playbookKey)',
        { playbookKey },
      );
    }
    return query;
  }

  private manager(tx?: Transaction) {
    return tx?.manager ?? this.database.dataSource.manager;
  }
}
