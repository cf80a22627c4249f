import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { SkillEntity } from './skill.entity.js';

/** The skill catalogue's statements. */
@Injectable()
export class SkillRepository {
  constructor(private readonly database: Database) {}

  /** False where the key is taken. */
  async insert(tx: Transaction, skill: SkillEntity): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO skill (id, key, family, title_zh, title_en, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [skill.id, skill.key, skill.family, skill.title.zh, skill.title.en, skill.createdAt],
    );
    return inserted.length > 0;
  }

  findByIds(ids: readonly string[]): Promise<SkillEntity[]> {
    return this.database.dataSource.manager.findBy(SkillEntity, { id: In([...ids]) });
  }

  findByKey(key: string): Promise<SkillEntity | null> {
    return this.database.dataSource.manager.findOneBy(SkillEntity, { key });
  }

  page(page: Page, family: string | null): Promise<SkillEntity[]> {
    const [afterFamily, afterKey] = page.after ?? [];
    const query = this.database.dataSource.manager.createQueryBuilder(SkillEntity, 'skill');
    if (family !== null) query.andWhere('skill.family = :family', { family });
    if (page.after) {
      query.andWhere('(skill.family, skill.key) > (:afterFamily, :afterKey)', { afterFamily, afterKey });
    }
    return query.orderBy({ 'skill.family': 'ASC', 'skill.key': 'ASC' }).limit(page.limit).getMany();
  }

  async count(family: string | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM skill WHERE ($1::text IS NULL OR family = $1)`,
      [family],
    );
    return row?.count ?? 0;
  }

  /** The catalogue, or one family of it, in the order of its keys. */
  list(family: string | null, most: number): Promise<SkillEntity[]> {
    return this.database.dataSource.manager.find(SkillEntity, {
      where: family === null ? {} : { family },
      order: { family: 'ASC', key: 'ASC' },
      take: most,
    });
  }
}
