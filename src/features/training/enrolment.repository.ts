import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Database, type Transaction } from '../../platform/database/database.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentStatus } from './models/enrolment-status.enum.js';

@Injectable()
export class EnrolmentRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<EnrolmentEntity[]> {
    return (tx?.manager ?? this.database.dataSource.manager).findBy(EnrolmentEntity, { id: In([...ids]) });
  }

  /** The enrolment, locked until the transaction ends; its session has been locked before. */
  lock(tx: Transaction, id: string): Promise<EnrolmentEntity | null> {
    return tx.manager.findOne(EnrolmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Enrolments of people, the latest first. */
  findOfPeople(personIds: readonly string[]): Promise<EnrolmentEntity[]> {
    return this.database.dataSource.manager.find(EnrolmentEntity, {
      where: { personId: In([...personIds]) },
      order: { enrolledAt: 'DESC', id: 'DESC' },
    });
  }

  /** The seats taken in sessions, in the order in which they were taken. */
  findOfSessions(sessionIds: readonly string[]): Promise<EnrolmentEntity[]> {
    return this.database.dataSource.manager.find(EnrolmentEntity, {
      where: { sessionId: In([...sessionIds]), status: Not(EnrolmentStatus.CANCELLED) },
      order: { enrolledAt: 'ASC', id: 'ASC' },
    });
  }

  /** The seats taken in a session that the transaction has locked. */
  findSeats(tx: Transaction, sessionId: string): Promise<EnrolmentEntity[]> {
    return tx.manager.findBy(EnrolmentEntity, { sessionId, status: Not(EnrolmentStatus.CANCELLED) });
  }

  async insert(tx: Transaction, enrolment: EnrolmentEntity): Promise<void> {
    await tx.manager.insert(EnrolmentEntity, enrolment);
  }

  /** Changes an enrolment that the transaction has locked. */
  async update(tx: Transaction, id: string, changes: Partial<EnrolmentEntity>): Promise<void> {
    await tx.manager.update(EnrolmentEntity, id, changes);
  }

  /** Takes every seat of a session back; gives the uuids of the people who had one. */
  async cancelSeats(tx: Transaction, sessionId: string): Promise<string[]> {
    const rows = await tx.query<{ person_id: string }>(
      `UPDATE enrolment SET status = 'cancelled', version = version + 1
       WHERE session_id = $1 AND status = 'enrolled' RETURNING person_id`,
      [sessionId],
    );
    return rows.map((row) => row.person_id);
  }

  /** By person and course, the enrolment in a session still to come: `renewalKey(personId, courseId)`. */
  async findComing(
    pairs: readonly { readonly personId: string; readonly courseId: string }[],
    now: Date,
  ): Promise<Map<string, EnrolmentEntity>> {
    const rows = await this.database.query<{ id: string; person_id: string; course_id: string }>(
      `SELECT DISTINCT ON (e.person_id, s.course_id) e.id, e.person_id, s.course_id
       FROM unnest($1::uuid[], $2::uuid[]) AS pair (person_id, course_id)
       JOIN enrolment e ON e.person_id = pair.person_id AND e.status = 'enrolled'
       JOIN training_session s ON s.id = e.session_id AND s.course_id = pair.course_id AND s.ends_at > $3
       ORDER BY e.person_id, s.course_id, s.starts_at`,
      [pairs.map(({ personId }) => personId), pairs.map(({ courseId }) => courseId), now],
    );
    const found = await this.findMany(rows.map(({ id }) => id));
    const byId = new Map(found.map((enrolment) => [enrolment.id, enrolment]));
    return new Map(
      rows.flatMap((row) => {
        const enrolment = byId.get(row.id);
        return enrolment ? [[renewalKey(row.person_id, row.course_id), enrolment] as const] : [];
      }),
    );
  }
}

export function renewalKey(personId: string, courseId: string): string {
  return `${personId} ${courseId}`;
}
