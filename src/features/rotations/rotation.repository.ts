import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import type { RotationFilter } from './rotation-filter.js';
import { RotationEntity } from './rotation.entity.js';

const FIRST_DAY = 'coalesce(r.started_on, r.planned_from)';
const LAST_DAY = 'coalesce(r.ended_on, r.planned_to)';

/** A rotation in one of these phases takes no time of the person's. */
const WITHOUT_TIME = ['rejected', 'cancelled'];

@Injectable()
export class RotationRepository {
  constructor(private readonly database: Database) {}

  findMany(ids: readonly string[], tx?: Transaction): Promise<RotationEntity[]> {
    return this.manager(tx).findBy(RotationEntity, { id: In([...ids]) });
  }

  /** The rotations of people, the latest first. */
  findOfPeople(personIds: readonly string[]): Promise<RotationEntity[]> {
    return this.manager().find(RotationEntity, {
      where: { personId: In([...personIds]) },
      order: { plannedFrom: 'DESC', id: 'DESC' },
    });
  }

  /** The rotation, locked until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<RotationEntity | null> {
    return tx.manager.findOne(RotationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * Makes those who plan rotations of the same person wait for each other, so that none overlaps another that is being
   * written. Held until the transaction ends, and taken before the lock on a rotation's row.
   */
  async lockPlansOf(tx: Transaction, personId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('rotation ' || $1, 0))`, [personId]);
  }

  /** Another rotation of the person that takes time between the days (both count), if there is one. */
  async findOverlapping(
    tx: Transaction,
    { id, personId, from, to }: { id: string; personId: string; from: string; to: string },
  ): Promise<RotationEntity | null> {
    return tx.manager
      .createQueryBuilder(RotationEntity, 'r')
      .where('r.person_id = :personId AND r.id <> :id AND r.phase <> ALL (:none)', {
        personId,
        id,
        none: WITHOUT_TIME,
      })
      .andWhere(`${FIRST_DAY} <= :to AND ${LAST_DAY} >= :from`, { from, to })
      .orderBy('r.planned_from')
      .limit(1)
      .getOne();
  }

  /** Another rotation of the person that has started and not ended, if there is one. */
  findUnderWay(tx: Transaction, personId: string, exceptId: string): Promise<RotationEntity | null> {
    return tx.manager
      .createQueryBuilder(RotationEntity, 'r')
      .where(`r.person_id = :personId AND r.id <> :exceptId AND r.phase = 'started'`, { personId, exceptId })
      .getOne();
  }

  async insert(tx: Transaction, rotation: RotationEntity): Promise<void> {
    await tx.query(
      `INSERT INTO rotation (id, person_id, from_department_id, to_department_id, position, reason, planned_from,
         planned_to, phase, snapshot, seq, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        rotation.id,
        rotation.personId,
        rotation.fromDepartmentId,
        rotation.toDepartmentId,
        rotation.position,
        rotation.reason,
        rotation.plannedFrom,
        rotation.plannedTo,
        rotation.phase,
        JSON.stringify(rotation.snapshot),
        rotation.seq,
        rotation.proposedBy,
        rotation.proposedAt,
      ],
    );
  }

  /** Writes what a move can change of a rotation that the transaction has locked. */
  async update(tx: Transaction, rotation: RotationEntity): Promise<void> {
    await tx.query(
      `UPDATE rotation SET planned_to = $2, started_on = $3, ended_on = $4, mentor_id = $5, objectives = $6,
         evaluation = $7, phase = $8, snapshot = $9, seq = $10
       WHERE id = $1`,
      [
        rotation.id,
        rotation.plannedTo,
        rotation.startedOn,
        rotation.endedOn,
        rotation.mentorId,
        rotation.objectives,
        rotation.evaluation && JSON.stringify(rotation.evaluation),
        rotation.phase,
        JSON.stringify(rotation.snapshot),
        rotation.seq,
      ],
    );
  }

  /** The register: those that begin last at the top. */
  page(filter: RotationFilter, page: Page): Promise<RotationEntity[]> {
    const query = this.filtered(filter).orderBy('r.planned_from', 'DESC').addOrderBy('r.id', 'DESC');
    if (page.after) {
      const [plannedFrom, id] = page.after;
      query.andWhere('(r.planned_from, r.id) < (CAST(:plannedFrom AS date), CAST(:id AS uuid))', {
        plannedFrom,
        id,
      });
    }
    return query.limit(page.limit).getMany();
  }

  count(filter: RotationFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  private filtered(filter: RotationFilter): SelectQueryBuilder<RotationEntity> {
    const { departmentIds, from, to, phase, personId } = filter;
    const query = this.manager().createQueryBuilder(RotationEntity, 'r').where('true');
    if (departmentIds) {
      query.andWhere(
        '(r.from_department_id = ANY (:departmentIds) OR r.to_department_id = ANY (:departmentIds))',
        { departmentIds },
      );
    }
    if (from !== undefined) query.andWhere(`${LAST_DAY} >= :from`, { from });
    if (to !== undefined) query.andWhere(`${FIRST_DAY} <= :to`, { to });
    if (phase !== undefined) query.andWhere('r.phase = :phase', { phase });
    if (personId !== undefined) query.andWhere('r.person_id = :personId', { personId });
    return query;
  }

  private manager(tx?: Transaction) {
    return tx?.manager ?? this.database.dataSource.manager;
  }
}
