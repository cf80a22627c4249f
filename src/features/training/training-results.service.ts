import { Injectable } from '@nestjs/common';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkRange } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { SkillClaimSource } from '../skills/models/skill-claim-source.enum.js';
import { SkillClaimsService } from '../skills/skill-claims.service.js';
import { CertificateRepository } from './certificate.repository.js';
import type { CourseEntity } from './course.entity.js';
import { CoursesService } from './courses.service.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository } from './enrolment.repository.js';
import { EnrolmentsService } from './enrolments.service.js';
import { EnrolmentStatus, TrainingResult } from './models/enrolment-status.enum.js';
import { TrainingNotices } from './training-notices.js';
import type { TrainingSessionEntity } from './training-session.entity.js';
import { TrainingSessionsService } from './training-sessions.service.js';

/** The result of a session for one person. */
export interface RecordResult {
  /** A uuid. */
  readonly enrolmentId: string;
  readonly result: TrainingResult;
  /** From 0 to 100. */
  readonly score: number | null;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
}

/** What a result led to: uuids. Certificate and claim only where the session was passed. */
export interface RecordedResult {
  readonly enrolmentId: string;
  readonly certificateId: string | null;
  readonly claimId: string | null;
}

/** Records results. A result is recorded once and does not change: the log of claims and certificates is built on it. */
@Injectable()
export class TrainingResultsService {
  constructor(
    private readonly database: Database,
    private readonly enrolments: EnrolmentsService,
    private readonly repository: EnrolmentRepository,
    private readonly sessions: TrainingSessionsService,
    private readonly courses: CoursesService,
    private readonly certificates: CertificateRepository,
    private readonly claims: SkillClaimsService,
    private readonly notices: TrainingNotices,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Records a result; a passed one issues the certificate and claims the skill in the same transaction. For HR, but not
   * for their own enrolment. Throws `SESSION_NOT_ENDED`, `RESULT_ALREADY_RECORDED`, `ENROLMENT_CANCELLED`, `STALE_VERSION`.
   */
  async record(viewer: Principal, command: RecordResult): Promise<RecordedResult> {
    if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
    const score = checkScore(command);
    const { idempotencyKey: key, ...input } = command;
    const { personId, sessionId } = await this.enrolments.find(command.enrolmentId, ['enrolmentId']);
    if (viewer.personId === personId) {
      throw new PermissionDeniedError('RESULT_OF_ONESELF', {}, ['enrolmentId']);
    }
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'recordResult', input }, async () => {
        const session = await this.sessions.lock(tx, sessionId);
        const enrolment = await this.enrolments.lock(tx, command.enrolmentId, command.expectedVersion);
        this.checkOpen(session, enrolment);
        const course = await this.courses.find(session.courseId, [], tx);
        await this.repository.update(tx, enrolment.id, {
          status: command.result,
          score,
          resultBy: viewer.personId,
          resultAt: this.clock.now(),
          version: enrolment.version + 1,
        });
        await this.notices.resultRecorded(tx, course, personId, command.result);
        if (command.result !== TrainingResult.PASSED) {
          return { enrolmentId: enrolment.id, certificateId: null, claimId: null };
        }
        return this.certify(tx, viewer, { session, enrolment, course });
      }),
    );
  }

  private checkOpen(session: TrainingSessionEntity, { status }: EnrolmentEntity): void {
    const path = ['enrolmentId'];
    if (status === EnrolmentStatus.CANCELLED) throw new DomainError('ENROLMENT_CANCELLED', {}, path);
    if (status !== EnrolmentStatus.ENROLLED) throw new DomainError('RESULT_ALREADY_RECORDED', {}, path);
    if (session.endsAt > this.clock.now()) throw new DomainError('SESSION_NOT_ENDED', {}, path);
  }

  private async certify(
    tx: Transaction,
    viewer: Principal,
    { session, enrolment, course }: PassedSession,
  ): Promise<RecordedResult> {
    const { id: enrolmentId, personId } = enrolment;
    const issuedOn = calendarDayOf(session.endsAt);
    const certificateId = this.ids.next();
    const expiresOn = await this.certificates.insert(
      tx,
      { id: certificateId, enrolmentId, personId, courseId: course.id, issuedOn },
      course.validMonths,
    );
    const claimId = await this.claims.record(tx, {
      personId,
      skillId: course.skillId,
      level: course.levelGranted,
      validFrom: issuedOn,
      validTo: expiresOn,
      source: SkillClaimSource.TRAINING,
      evidence: describeSession(course, session),
      enrolmentId,
      recordedBy: viewer.personId,
    });
    return { enrolmentId, certificateId, claimId };
  }
}

interface PassedSession {
  readonly session: TrainingSessionEntity;
  readonly enrolment: EnrolmentEntity;
  readonly course: CourseEntity;
}

/** `ab-testing: A/B 实验方法 / A/B testing, 2026-03-02–2026-03-03, 上海总部` */
function describeSession(course: CourseEntity, session: TrainingSessionEntity): string {
  const days = [...new Set([session.startsAt, session.endsAt].map(calendarDayOf))].join('–');
  return `${course.key}: ${course.title.zh} / ${course.title.en}, ${days}, ${session.place}`;
}

function checkScore({ result, score }: RecordResult): number | null {
  if (score === null) return null;
  if (result === TrainingResult.ABSENT) throw new DomainError('SCORE_OF_ABSENT', {}, ['score']);
  return checkRange(score, 0, 100, ['score']);
}
