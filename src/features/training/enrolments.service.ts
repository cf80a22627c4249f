import { Injectable } from '@nestjs/common';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import {
  DomainError,
  NotFoundError,
  PermissionDeniedError,
  StaleVersionError,
} from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { isEmployedOn } from '../people/is-employed-on.js';
import { PeopleService } from '../people/people.service.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository } from './enrolment.repository.js';
import { EnrolmentStatus } from './models/enrolment-status.enum.js';
import { TrainingNotices } from './training-notices.js';
import type { TrainingSessionEntity } from './training-session.entity.js';
import { TrainingSessionsService } from './training-sessions.service.js';

/** A seat to take; ids are uuids, no person means the viewer. */
export interface Enrol {
  readonly sessionId: string;
  readonly personId: string | null;
  readonly idempotencyKey: string | null;
}

/** A seat to give back. */
export interface CancelEnrolment {
  /** A uuid. */
  readonly enrolmentId: string;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
}

/** Takes seats in sessions and gives them back: each for oneself, HR for anybody. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: EnrolmentRepository,
    private readonly sessions: TrainingSessionsService,
    private readonly people: PeopleService,
    private readonly notices: TrainingNotices,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Takes a seat. Throws `SESSION_CANCELLED`, `SESSION_STARTED`, `ALREADY_ENROLLED`, `NOT_EMPLOYED_THEN`, and
   * `SESSION_FULL` once all are taken, however many ask at the same moment.
   */
  async enrol(viewer: Principal, { idempotencyKey: key, ...input }: Enrol): Promise<EnrolmentEntity> {
    const personId = input.personId ?? viewer.personId;
    if (personId === null) throw new DomainError('FIELD_REQUIRED', {}, ['personId']);
    requireOneselfOrHr(viewer, personId);
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'enrol', input }, async () => {
        const session = await this.sessions.lock(tx, input.sessionId);
        this.checkOpen(session);
        await this.checkSeat(tx, session, personId);
        const enrolment = this.newEnrolment(viewer, session.id, personId);
        await this.repository.insert(tx, enrolment);
        if (viewer.personId !== personId) await this.notices.enrolled(tx, session, personId);
        return enrolment.id;
      }),
    );
    return this.find(id);
  }

  /** Gives a seat back. Throws `ENROLMENT_CANCELLED`, `SESSION_STARTED`, `STALE_VERSION`. */
  async cancel(viewer: Principal, command: CancelEnrolment): Promise<EnrolmentEntity> {
    const { idempotencyKey: key, ...input } = command;
    const { personId, sessionId } = await this.find(command.enrolmentId, ['enrolmentId']);
    requireOneselfOrHr(viewer, personId);
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'cancelEnrolment', input }, async () => {
        const session = await this.sessions.lock(tx, sessionId);
        const enrolment = await this.lock(tx, command.enrolmentId, command.expectedVersion);
        if (enrolment.status === EnrolmentStatus.CANCELLED) {
          throw new DomainError('ENROLMENT_CANCELLED', {}, ['enrolmentId']);
        }
        if (session.startsAt <= this.clock.now())
          throw new DomainError('SESSION_STARTED', {}, ['enrolmentId']);
        const version = enrolment.version + 1;
        await this.repository.update(tx, enrolment.id, { status: EnrolmentStatus.CANCELLED, version });
        return enrolment.id;
      }),
    );
    return this.find(id);
  }

  /** Throws `NOT_FOUND` with the path where there is no such enrolment. */
  async find(id: string, path: readonly string[] = []): Promise<EnrolmentEntity> {
    const [enrolment] = await this.repository.findMany([id]);
    if (!enrolment) throw new NotFoundError('Enrolment', path);
    return enrolment;
  }

  /** The enrolment of a session that the transaction has locked. Throws `NOT_FOUND`, `STALE_VERSION`. */
  async lock(tx: Transaction, id: string, expectedVersion: number | null): Promise<EnrolmentEntity> {
    const enrolment = await this.repository.lock(tx, id);
    if (!enrolment) throw new NotFoundError('Enrolment', ['enrolmentId']);
    const expected = expectedVersion ?? enrolment.version;
    if (expected !== enrolment.version) throw new StaleVersionError(expected, enrolment.version);
    return enrolment;
  }

  private checkOpen(session: TrainingSessionEntity): void {
    if (session.cancelledAt) throw new DomainError('SESSION_CANCELLED', {}, ['sessionId']);
    if (session.startsAt <= this.clock.now()) throw new DomainError('SESSION_STARTED', {}, ['sessionId']);
  }

  private async checkSeat(tx: Transaction, session: TrainingSessionEntity, personId: string): Promise<void> {
    const person = await this.people.find(personId, tx);
    if (!person) throw new NotFoundError('Person', ['personId']);
    if (!isEmployedOn(calendarDayOf(session.startsAt), person)) {
      throw new DomainError('NOT_EMPLOYED_THEN', {}, ['personId']);
    }
    const seats = await this.repository.findSeats(tx, session.id);
    if (seats.some((seat) => seat.personId === personId)) {
      throw new DomainError('ALREADY_ENROLLED', {}, ['personId']);
    }
    const { capacity } = session;
    if (seats.length >= capacity) throw new DomainError('SESSION_FULL', { capacity }, ['sessionId']);
  }

  private newEnrolment(viewer: Principal, sessionId: string, personId: string): EnrolmentEntity {
    return {
      id: this.ids.next(),
      sessionId,
      personId,
      status: EnrolmentStatus.ENROLLED,
      score: null,
      enrolledBy: viewer.personId,
      enrolledAt: this.clock.now(),
      resultBy: null,
      resultAt: null,
      version: 1,
    };
  }
}

function requireOneselfOrHr(viewer: Principal, personId: string): void {
  if (viewer.personId === personId || hasRole(viewer, 'hr')) return;
  throw new PermissionDeniedError('ENROLMENT_NOT_YOURS');
}
