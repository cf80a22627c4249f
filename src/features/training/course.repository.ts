import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { CourseEntity } from './course.entity.js';

@Injectable()
export class CourseRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<CourseEntity[]> {
    return this.manager(tx).findBy(CourseEntity, { id: In([...ids]) });
  }

  findByKey(key: string): Promise<CourseEntity | null> {
    return this.manager().findOneBy(CourseEntity, { key });
  }

  /** Courses in the order of their keys. */
  page(page: Page): Promise<CourseEntity[]> {
    const query = this.manager().createQueryBuilder(CourseEntity, 'course');
    if (page.after) query.where('course.key > :key', { key: page.after[0] });
    return query.orderBy('course.key').limit(page.limit).getMany();
  }

  count(): Promise<number> {
    return this.manager().count(CourseEntity);
  }

  /** Adds the course; false where its key is taken. */
  async insert(tx: Transaction, course: CourseEntity): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(CourseEntity)
      .values(course)
      .orIgnore()
      .returning('id')
      .execute();
    return Array.isArray(raw) && raw.length > 0;
  }

  private manager(tx?: Transaction) {
    return tx?.manager ?? this.database.dataSource.manager;
  }
}
