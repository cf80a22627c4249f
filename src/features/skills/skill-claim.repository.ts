import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../../platform/database/database.js';
import { claimsInForceSql } from './claims-in-force.sql.js';
import { SkillClaimEntity } from './skill-claim.entity.js';

/** One question about a person's skills: on a date, as it was known at an instant (null: as it is known now). */
export interface SkillsQuestion {
  readonly personId: string;
  readonly on: string;
  readonly asRecordedAt: Date | null;
}

const CLAIM = `c.id, c.person_id AS "personId", c.skill_id AS "skillId", c.level, c.valid_from AS "validFrom",
  c.valid_to AS "validTo", c.source, c.evidence, c.enrolment_id AS "enrolmentId", c.recorded_by AS "recordedBy",
  c.recorded_at AS "recordedAt"`;

/** The statements on skill claims: they are added and read, nothing else. */
const IN_FORCE = claimsInForceSql(`
  skill_claim.person_id = asked.person_id
    AND valid_from <= on_date AND (valid_to IS NULL OR valid_to >= on_date)
    AND (known_at IS NULL OR recorded_at <= known_at)`);

@Injectable()
export class SkillClaimRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, claim: SkillClaimEntity): Promise<void> {
    await tx.manager.insert(SkillClaimEntity, claim);
  }

  findById(id: string): Promise<SkillClaimEntity | null> {
    return this.database.dataSource.manager.findOneBy(SkillClaimEntity, { id });
  }

  /** Every claim of these people, the last recorded first. */
  historyOf(personIds: readonly string[]): Promise<SkillClaimEntity[]> {
    return this.database.dataSource.manager.find(SkillClaimEntity, {
      where: { personId: In([...personIds]) },
      order: { recordedAt: 'DESC', id: 'DESC' },
    });
  }

  /** For each question (by its index) the claims in force, one for each skill. */
  inForce(questions: readonly SkillsQuestion[]): Promise<(SkillClaimEntity & { question: number })[]> {
    return this.database.query(
      `SELECT question, ${CLAIM}
       FROM unnest($1::int[], $2::uuid[], $3::date[], $4::timestamptz[]) AS asked (question, person_id, on_date, known_at)
       CROSS JOIN LATERAL (
         ${IN_FORCE}
       ) AS c
       ORDER BY question, c.level DESC, c.skill_id`,
      [
        questions.map((_, index) => index),
        questions.map(({ personId }) => personId),
        questions.map(({ on }) => on),
        questions.map(({ asRecordedAt }) => asRecordedAt?.toISOString() ?? null),
      ],
    );
  }
}
