import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { employedPeopleSql } from '../people/employed-people.sql.js';
import { CertificateEntity } from './certificate.entity.js';

/** Which certificates expire: those of people employed today, of some departments and some people (null: of all). */
export interface ExpiryQuestion {
  readonly today: string;
  readonly withinDays: number;
  readonly departmentIds: readonly string[] | null;
  readonly personIds: readonly string[] | null;
}

/** A certificate that was renewed already (one of the same course lasts longer) needs nobody's attention. */
const EXPIRING = `
  SELECT id, enrolment_id AS "enrolmentId", person_id AS "personId", course_id AS "courseId",
    issued_on AS "issuedOn", expires_on AS "expiresOn"
  FROM certificate c
  WHERE expires_on BETWEEN $1::date AND $1::date + $2::int
    AND person_id IN (${employedPeopleSql('$1', '$3')})
    AND ($4::uuid[] IS NULL OR person_id = ANY ($4))
    AND NOT EXISTS (
      SELECT FROM certificate renewed
      WHERE renewed.person_id = c.person_id AND renewed.course_id = c.course_id
        AND coalesce(renewed.expires_on, 'infinity') > c.expires_on)`;

@Injectable()
export class CertificateRepository {
  constructor(private readonly database: Database) {}

  /** Issues a certificate that is valid for so many months (null: for ever); gives its last day. */
  async insert(
    tx: Transaction,
    certificate: Omit<CertificateEntity, 'expiresOn'>,
    validMonths: number | null,
  ): Promise<string | null> {
    const [row] = await tx.query<{ expires_on: string | null }>(
      `INSERT INTO certificate (id, enrolment_id, person_id, course_id, issued_on, expires_on)
       VALUES ($1, $2, $3, $4, $5::date, $5::date + make_interval(months => $6::int)) RETURNING expires_on`,
      [
        certificate.id,
        certificate.enrolmentId,
        certificate.personId,
        certificate.courseId,
        certificate.issuedOn,
        validMonths,
      ],
    );
    return row?.expires_on ?? null;
  }

  findMany(ids: readonly string[]): Promise<CertificateEntity[]> {
    return this.database.dataSource.manager.findBy(CertificateEntity, { id: In([...ids]) });
  }

  findOfEnrolments(enrolmentIds: readonly string[]): Promise<CertificateEntity[]> {
    return this.database.dataSource.manager.findBy(CertificateEntity, { enrolmentId: In([...enrolmentIds]) });
  }

  /** Certificates of people, the latest first. */
  findOfPeople(personIds: readonly string[]): Promise<CertificateEntity[]> {
    return this.database.dataSource.manager.find(CertificateEntity, {
      where: { personId: In([...personIds]) },
      order: { issuedOn: 'DESC', id: 'DESC' },
    });
  }

  /** Those that expire first at the top. */
  expiring(question: ExpiryQuestion, page: Page): Promise<CertificateEntity[]> {
    const [expiresOn, id] = page.after ?? [null, null];
    return this.database.query(
      `SELECT * FROM (${EXPIRING}) AS expiring
       WHERE $5::date IS NULL OR ("expiresOn", id) > ($5, $6::uuid)
       ORDER BY "expiresOn", id LIMIT $7`,
      [...params(question), expiresOn, id, page.limit],
    );
  }

  async countExpiring(question: ExpiryQuestion): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM (${EXPIRING}) AS expiring`,
      params(question),
    );
    return row?.count ?? 0;
  }
}

function params({ today, withinDays, departmentIds, personIds }: ExpiryQuestion): unknown[] {
  return [today, withinDays, departmentIds, personIds];
}
