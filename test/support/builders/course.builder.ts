import type { Database } from '../../../src/platform/database/database.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';

export interface CourseTraits {
  readonly key: string;
  /** Uuid. */
  readonly skillId: string;
  /** Default: the key. */
  readonly zh?: string;
  readonly en?: string;
  /** Default: 2. */
  readonly level?: number;
  /** Default: for ever. */
  readonly validMonths?: number;
}

export interface TrainingSessionTraits {
  /** Uuid. */
  readonly courseId: string;
  /** Instants; default: the 10th of March 2026, from 09:00 to 17:00 in Shanghai. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  /** Default: 10. */
  readonly capacity?: number;
}

export interface EnrolmentTraits {
  /** Uuids. */
  readonly sessionId: string;
  readonly personId: string;
}

export interface CertificateTraits extends EnrolmentTraits {
  readonly courseId: string;
  readonly issuedOn: string;
  /** Default: for ever. */
  readonly expiresOn?: string;
}

const ids = new UuidIds();

/** Writes a course; gives its uuid. */
export async function buildCourse(database: Database, traits: CourseTraits): Promise<string> {
  const { key, skillId, zh = key, en = key, level = 2, validMonths = null } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO course (id, key, title_zh, title_en, skill_id, level_granted, hours, valid_months, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 8, $7, '2020-01-01T00:00:00Z')`,
    [id, key, zh, en, skillId, level, validMonths],
  );
  return id;
}

/** Writes a session; gives its uuid. */
export async function buildTrainingSession(
  database: Database,
  traits: TrainingSessionTraits,
): Promise<string> {
  const { courseId, startsAt = '2026-03-10T01:00:00Z', endsAt = '2026-03-10T09:00:00Z' } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO training_session (id, course_id, starts_at, ends_at, place, trainer, capacity, created_at)
     VALUES ($1, $2, $3, $4, '上海总部', '周老师', $5, '2020-01-01T00:00:00Z')`,
    [id, courseId, startsAt, endsAt, traits.capacity ?? 10],
  );
  return id;
}

/** Writes a seat without any check; gives the enrolment's uuid. */
export async function buildEnrolment(
  database: Database,
  { sessionId, personId }: EnrolmentTraits,
): Promise<string> {
  const id = ids.next();
  await database.query(
    `INSERT INTO enrolment (id, session_id, person_id, status, enrolled_at)
     VALUES ($1, $2, $3, 'enrolled', '2026-01-01T00:00:00Z')`,
    [id, sessionId, personId],
  );
  return id;
}

/** Writes a certificate and the passed enrolment behind it; gives the certificate's uuid. */
export async function buildCertificate(database: Database, traits: CertificateTraits): Promise<string> {
  const enrolmentId = await buildEnrolment(database, traits);
  await database.query(`UPDATE enrolment SET status = 'passed', result_at = enrolled_at WHERE id = $1`, [
    enrolmentId,
  ]);
  const id = ids.next();
  await database.query(
    `INSERT INTO certificate (id, enrolment_id, person_id, course_id, issued_on, expires_on)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, enrolmentId, traits.personId, traits.courseId, traits.issuedOn, traits.expiresOn ?? null],
  );
  return id;
}
