import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { TrainingSessionEntity } from './training-session.entity.js';

/** Which sessions a list is to hold. What is left out does not narrow it. */
export interface TrainingSessionFilter {
  readonly courseId?: string;
  readonly skillId?: string;
  /** Those that end then or later. */
  readonly from?: Date;
  /** Those that begin before. */
  readonly to?: Date;
  /** A person (uuid) who has a seat; null for a service, which has none anywhere. */
  readonly personId?: string | null;
  /** The present instant, where only sessions are wanted that one can still enrol in. */
  readonly openAt?: Date;
}

const SEATS_TAKEN = `(SELECT count(*) FROM enrolment e WHERE e.session_id = s.id AND e.status <> 'cancelled')`;

@Injectable()
export class TrainingSessionRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[]): Promise<TrainingSessionEntity[]> {
    return this.database.dataSource.manager.findBy(TrainingSessionEntity, { id: In([...ids]) });
  }

  /**
   * The session, locked until the transaction ends. Whatever changes a session or one of its enrolments locks the session
   * first: so the last seat is given once, and no two of them wait for each other.
   */
  lock(tx: Transaction, id: string): Promise<TrainingSessionEntity | null> {
    return tx.manager.findOne(TrainingSessionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Transaction, session: TrainingSessionEntity): Promise<void> {
    await tx.manager.insert(TrainingSessionEntity, session);
  }

  async cancel(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.query(`UPDATE training_session SET cancelled_at = $2, version = version + 1 WHERE id = $1`, [
      id,
      at,
    ]);
  }

  /** The latest first. */
  page(filter: TrainingSessionFilter, page: Page): Promise<TrainingSessionEntity[]> {
    const query = this.filtered(filter).orderBy('s.starts_at', 'DESC').addOrderBy('s.id', 'DESC');
    if (page.after) {
      const [startsAt, id] = page.after;
      query.andWhere('(s.starts_at, s.id) < (CAST(:startsAt AS timestamptz), CAST(:id AS uuid))', {
        startsAt,
        id,
      });
    }
    return query.limit(page.limit).getMany();
  }

  count(filter: TrainingSessionFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  /** How many seats of each session are taken. */
  async seatsTaken(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; taken: number }>(
      `SELECT s.id, ${SEATS_TAKEN} AS taken FROM training_session s WHERE s.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, taken }) => [id, taken]));
  }

  private filtered(filter: TrainingSessionFilter): SelectQueryBuilder<TrainingSessionEntity> {
    const query = this.database.dataSource.manager
      .createQueryBuilder(TrainingSessionEntity, 's')
      .where('true');
    const { courseId, skillId, from, to, personId, openAt } = filter;
    if (courseId !== undefined) query.andWhere('s.course_id = :courseId', { courseId });
    if (skillId !== undefined) {
      query.andWhere('s.course_id IN (SELECT id FROM course WHERE skill_id = :skillId)', { skillId });
    }
    if (from) query.andWhere('s.ends_at >= :from', { from });
    if (to) query.andWhere('s.starts_at < :to', { to });
    if (personId !== undefined) {
      query.andWhere(
        `EXISTS (SELECT FROM enrolment e WHERE e.session_id = s.id AND e.person_id = :personId AND e.status <> 'cancelled')`,
        { personId },
      );
    }
    if (openAt) {
      query.andWhere(`s.starts_at > :openAt AND s.cancelled_at IS NULL AND s.capacity > ${SEATS_TAKEN}`, {
        openAt,
      });
    }
    return query;
  }
}
