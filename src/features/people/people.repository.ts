import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import type { AccessRole } from '../../platform/auth/access-role.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { escapeLike } from '../../platform/database/escape-like.js';
import type { PeopleFilter } from './people-filter.js';
import { PersonEntity } from './person.entity.js';

@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<PersonEntity[]> {
    return this.manager(tx).findBy(PersonEntity, { id: In(ids) });
  }

  /** The person, locked until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<PersonEntity | null> {
    return tx.manager.findOne(PersonEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  findByLoginOrEmail(name: string): Promise<PersonEntity | null> {
    return this.manager().findOne(PersonEntity, { where: [{ login: name }, { email: name }] });
  }

  /** Who holds the access role and is employed on the day, in one department or (null) in any; by uuid. */
  async idsByRole(
    role: AccessRole,
    departmentId: string | null,
    day: string,
    tx?: Transaction,
  ): Promise<string[]> {
    const rows = await (tx ?? this.database).query<{ id: string }>(
      `SELECT id FROM person
       WHERE $1 = ANY (access_roles) AND ($2::uuid IS NULL OR department_id = $2)
         AND $3::date BETWEEN employed_from AND coalesce(employed_to, 'infinity')
       ORDER BY id`,
      [role, departmentId, day],
    );
    return rows.map(({ id }) => id);
  }

  /** People in the order of their pinyin. */
  page(filter: PeopleFilter, page: Page): Promise<PersonEntity[]> {
    const query = this.filtered(filter).orderBy('p.pinyin').addOrderBy('p.id').limit(page.limit);
    if (page.after) {
      const [pinyin, id] = page.after;
      query.andWhere('(p.pinyin, p.id) > (:pinyin, :id)', { pinyin, id });
    }
    return query.getMany();
  }

  count(filter: PeopleFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  /** The same page of several departments, in one statement. */
  pageByDepartment(
    departmentIds: readonly string[],
    activeOn: string,
    { after, limit }: Page,
  ): Promise<PersonEntity[]> {
    const [pinyin, id] = after ?? [null, null];
    return this.filtered({ activeOn })
      .andWhere(
        `p.id IN (
          SELECT q.id FROM unnest(CAST(:departmentIds AS uuid[])) AS d (id) CROSS JOIN LATERAL (
            SELECT o.id FROM person o
            WHERE o.department_id = d.id
              AND :activeOn BETWEEN o.employed_from AND coalesce(o.employed_to, :activeOn)
              AND (CAST(:pinyin AS text) IS NULL OR (o.pinyin, o.id) > (:pinyin, CAST(:id AS uuid)))
            ORDER BY o.pinyin, o.id LIMIT :limit) q)`,
        { departmentIds, pinyin, id, limit },
      )
      .orderBy('p.pinyin')
      .addOrderBy('p.id')
      .getMany();
  }

  /** How many people each of the departments has on a day, by department; none where it has none. */
  async countByDepartment(departmentIds: readonly string[], activeOn: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ department_id: string; people: number }>(
      `SELECT department_id, count(*)::int AS people FROM person
       WHERE department_id = ANY($1) AND $2::date BETWEEN employed_from AND coalesce(employed_to, $2)
       GROUP BY department_id`,
      [departmentIds, activeOn],
    );
    return new Map(rows.map((row) => [row.department_id, row.people]));
  }

  /** Adds the person; false where the login or the e-mail address is taken. */
  async insert(tx: Transaction, person: PersonEntity): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PersonEntity)
      .values(person)
      .orIgnore()
      .returning('id')
      .execute();
    return Array.isArray(raw) && raw.length > 0;
  }

  async isLoginTaken(tx: Transaction, login: string): Promise<boolean> {
    return tx.manager.existsBy(PersonEntity, { login });
  }

  async update(tx: Transaction, person: PersonEntity): Promise<void> {
    await tx.manager.update(PersonEntity, person.id, person);
  }

  private filtered({ search, departmentIds, activeOn }: PeopleFilter): SelectQueryBuilder<PersonEntity> {
    const query = this.manager().createQueryBuilder(PersonEntity, 'p').where('true');
    if (search !== undefined) {
      query.andWhere(
        `(p.name ILIKE :part OR p.pinyin ILIKE :part OR replace(p.pinyin, ' ', '') ILIKE :part OR p.login ILIKE :part)`,
        { part: `%${escapeLike(search)}%` },
      );
    }
    if (departmentIds) query.andWhere('p.department_id = ANY(:departmentIds)', { departmentIds });
    if (activeOn !== undefined) {
      query.andWhere(':activeOn BETWEEN p.employed_from AND coalesce(p.employed_to, :activeOn)', {
        activeOn,
      });
    }
    return query;
  }

  private manager(tx?: Transaction) {
    return tx?.manager ?? this.database.dataSource.manager;
  }
}
