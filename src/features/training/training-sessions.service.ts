import { Injectable } from '@nestjs/common';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkRange, checkText } from '../../platform/check-input.js';
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
import { CoursesService } from './courses.service.js';
import { EnrolmentRepository } from './enrolment.repository.js';
import { TrainingNotices } from './training-notices.js';
import type { TrainingSessionEntity } from './training-session.entity.js';
import { TrainingSessionRepository } from './training-session.repository.js';

/** A session to schedule. */
export interface ScheduleSession {
  /** A uuid. */
  readonly courseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly trainer: string;
  readonly capacity: number;
  readonly idempotencyKey: string | null;
}

/** A session to cancel. */
export interface CancelSession {
  /** A uuid. */
  readonly sessionId: string;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
}

/** Sessions of courses. Everybody who signed in may read them; HR schedules and cancels. */
@Injectable()
export class TrainingSessionsService {
  constructor(
    private readonly database: Database,
    private readonly repository: TrainingSessionRepository,
    private readonly enrolments: EnrolmentRepository,
    private readonly courses: CoursesService,
    private readonly notices: TrainingNotices,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `NOT_FOUND` (course), `SESSION_IN_PAST`, `DATES_REVERSED` and for values out of range. */
  async schedule(viewer: Principal, command: ScheduleSession): Promise<TrainingSessionEntity> {
    requireHr(viewer);
    const { idempotencyKey: key, ...input } = command;
    const { id: courseId } = await this.courses.find(command.courseId, ['courseId']);
    const checked = {
      courseId,
      startsAt: command.startsAt,
      endsAt: command.endsAt,
      place: checkText(command.place, ['place']),
      trainer: checkText(command.trainer, ['trainer'], 100),
      capacity: checkRange(command.capacity, 1, 1000, ['capacity']),
    };
    if (command.endsAt <= command.startsAt) throw new DomainError('DATES_REVERSED', {}, ['endsAt']);
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'scheduleSession', input }, async () => {
        const now = this.clock.now();
        if (command.startsAt < now) throw new DomainError('SESSION_IN_PAST', {}, ['startsAt']);
        const fresh = { id: this.ids.next(), cancelledAt: null, version: 1, createdAt: now };
        await this.repository.insert(tx, { ...checked, ...fresh });
        return fresh.id;
      }),
    );
    return this.find(id);
  }

  /** Takes every seat back and tells those who had one. Throws `SESSION_CANCELLED`, `SESSION_STARTED`, `STALE_VERSION`. */
  async cancel(viewer: Principal, command: CancelSession): Promise<TrainingSessionEntity> {
    requireHr(viewer);
    const { idempotencyKey: key, ...input } = command;
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'cancelSession', input }, async () => {
        const session = await this.lock(tx, command.sessionId);
        const expected = command.expectedVersion ?? session.version;
        if (expected !== session.version) throw new StaleVersionError(expected, session.version);
        if (session.cancelledAt) throw new DomainError('SESSION_CANCELLED', {}, ['sessionId']);
        const now = this.clock.now();
        if (session.startsAt <= now) throw new DomainError('SESSION_STARTED', {}, ['sessionId']);
        await this.repository.cancel(tx, session.id, now);
        const personIds = await this.enrolments.cancelSeats(tx, session.id);
        await this.notices.sessionCancelled(tx, session, personIds);
        return session.id;
      }),
    );
    return this.find(id);
  }

  /** The session, locked until the transaction ends. Throws `NOT_FOUND`. */
  async lock(tx: Transaction, id: string, path: readonly string[] = ['sessionId']) {
    const session = await this.repository.lock(tx, id);
    if (!session) throw new NotFoundError('TrainingSession', path);
    return session;
  }

  private async find(id: string): Promise<TrainingSessionEntity> {
    const [session] = await this.repository.findMany([id]);
    if (!session) throw new NotFoundError('TrainingSession');
    return session;
  }
}

function requireHr(viewer: Principal): void {
  if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
}
