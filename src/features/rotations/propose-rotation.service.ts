import { Injectable } from '@nestjs/common';
import { proposeRotation } from '../../engine/rotation/decide-rotation.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod, checkText } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { isEmployedOn } from '../people/is-employed-on.js';
import { PeopleService } from '../people/people.service.js';
import type { PersonEntity } from '../people/person.entity.js';
import { PersonalRecords } from '../skills/personal-records.js';
import { refuseMove } from './refuse-move.js';
import { refuseOverlap } from './refuse-overlap.js';
import { RotationEffects } from './rotation-effects.js';
import { toLogEntry } from './rotation-log-entry.js';
import { RotationLogRepository } from './rotation-log.repository.js';
import type { RotationEntity } from './rotation.entity.js';
import { RotationRepository } from './rotation.repository.js';

/** A rotation to propose; no person means the viewer. */
export interface ProposeRotation {
  /** A uuid. */
  readonly personId: string | null;
  readonly toDepartmentKey: string;
  readonly position: string | null;
  readonly reason: string;
  /** Days, `YYYY-MM-DD`. */
  readonly plannedFrom: string;
  readonly plannedTo: string;
  readonly idempotencyKey: string | null;
}

type Draft = Pick<
  RotationEntity,
  'personId' | 'fromDepartmentId' | 'toDepartmentId' | 'position' | 'reason' | 'plannedFrom' | 'plannedTo'
>;

const NOT_BEGUN = { startedOn: null, endedOn: null, mentorId: null, objectives: [], evaluation: null };

@Injectable()
export class ProposeRotationService {
  constructor(
    private readonly database: Database,
    private readonly rotations: RotationRepository,
    private readonly log: RotationLogRepository,
    private readonly effects: RotationEffects,
    private readonly people: PeopleService,
    private readonly departments: DepartmentsService,
    private readonly records: PersonalRecords,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Proposes a rotation: one's own, or as HR or a lead of a team of the person's. Throws `ROTATION_SAME_DEPARTMENT`,
   * `ROTATION_IN_PAST`, `DATES_REVERSED`, `NOT_EMPLOYED_DURING_ROTATION`, `ROTATIONS_OVERLAP`.
   */
  async propose(viewer: Principal, { idempotencyKey: key, ...input }: ProposeRotation): Promise<string> {
    const person = await this.findPerson(viewer, input.personId);
    const draft = await this.draft(person, input);
    const request = { key, operation: 'proposeRotation', input };
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, () => this.write(tx, viewer, draft)),
    );
  }

  private async findPerson(viewer: Principal, wanted: string | null): Promise<PersonEntity> {
    const id = wanted ?? viewer.personId;
    if (id === null) throw new DomainError('FIELD_REQUIRED', {}, ['personId']);
    const person = await this.people.find(id);
    if (!person) throw new NotFoundError('Person', ['personId']);
    const may = viewer.personId === id || hasRole(viewer, 'hr') || (await this.records.leads(viewer, id));
    if (!may) throw new PermissionDeniedError('ROTATION_PROPOSAL_NOT_YOURS', {}, ['personId']);
    return person;
  }

  private async draft(person: PersonEntity, input: Omit<ProposeRotation, 'idempotencyKey'>): Promise<Draft> {
    const { plannedFrom, plannedTo } = input;
    checkDay(plannedFrom, ['plannedFrom']);
    checkDay(plannedTo, ['plannedTo']);
    checkPeriod(plannedFrom, plannedTo, ['plannedTo']);
    const department = (await this.departments.tree()).byKey(input.toDepartmentKey);
    if (!department) throw new NotFoundError('Department', ['toDepartmentKey']);
    if (department.id === person.departmentId) {
      throw new DomainError('ROTATION_SAME_DEPARTMENT', {}, ['toDepartmentKey']);
    }
    if (!isEmployedOn(plannedFrom, person) || !isEmployedOn(plannedTo, person)) {
      throw new DomainError('NOT_EMPLOYED_DURING_ROTATION', {}, ['personId']);
    }
    return {
      personId: person.id,
      fromDepartmentId: person.departmentId,
      toDepartmentId: department.id,
      position: input.position?.trim() ? checkText(input.position, ['position'], 100) : '',
      reason: checkText(input.reason, ['reason'], 2000),
      plannedFrom,
      plannedTo,
    };
  }

  private async write(tx: Transaction, viewer: Principal, draft: Draft): Promise<string> {
    const now = this.clock.now();
    if (draft.plannedFrom < calendarDayOf(now))
      throw new DomainError('ROTATION_IN_PAST', {}, ['plannedFrom']);
    const id = this.ids.next();
    await this.rotations.lockPlansOf(tx, draft.personId);
    const { personId, plannedFrom: from, plannedTo: to } = draft;
    refuseOverlap(await this.rotations.findOverlapping(tx, { id, personId, from, to }), ['plannedFrom']);

    const proposal = { plannedStart: from, plannedEnd: to };
    const decision = proposeRotation(proposal);
    if (!decision.ok) throw refuseMove({ phase: 'proposed', plannedTo: to }, decision);
    const rotation: RotationEntity = {
      ...draft,
      ...NOT_BEGUN,
      id,
      phase: decision.state.phase,
      snapshot: decision.state,
      seq: 1,
      proposedBy: viewer.personId,
      proposedAt: now,
    };
    await this.rotations.insert(tx, rotation);
    const entry = { seq: 1, type: 'rotation.proposed', payload: proposal };
    await this.log.append(tx, toLogEntry({ viewer, rotation, now }, entry, decision));
    await this.effects.carryOut(tx, viewer, rotation, decision.effects);
    return id;
  }
}
