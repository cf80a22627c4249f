import { Injectable } from '@nestjs/common';
import { checkLocalizedText } from '../../api/locale/localized-text.input.js';
import type { AccessRole } from '../../platform/auth/access-role.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod, checkText } from '../../platform/check-input.js';
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
import { DepartmentsService } from '../departments/departments.service.js';
import { checkEmail, checkLogin } from './check-account.js';
import type { AddPerson, PersonChanges } from './employment.commands.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';

/** Writes who works here, where and as what. For HR; access roles are an admin's to give. */
@Injectable()
export class EmploymentService {
  constructor(
    private readonly database: Database,
    private readonly repository: PeopleRepository,
    private readonly departments: DepartmentsService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds a person. Throws `LOGIN_TAKEN`, `EMAIL_TAKEN`, `NOT_FOUND` (department), `ROLES_BY_ADMIN_ONLY`. */
  async add(viewer: Principal, { idempotencyKey, ...input }: AddPerson): Promise<PersonEntity> {
    requireHr(viewer);
    const accessRoles = input.accessRoles ?? ['member'];
    if (accessRoles.some((role) => role !== 'member')) requireAdmin(viewer);
    const request = { key: idempotencyKey, operation: 'addPerson', input };
    return this.database.transaction(async (tx) => {
      const id = await this.idempotency.once(tx, viewer, request, async () => {
        const person: PersonEntity = {
          id: this.ids.next(),
          login: checkLogin(input.login, ['login']),
          name: checkText(input.name, ['name'], 60),
          pinyin: checkText(input.pinyin, ['pinyin'], 100),
          email: checkEmail(input.email, ['email']),
          position: checkLocalizedText(input.position, ['position'], 100),
          departmentId: await this.departmentId(tx, input.departmentKey),
          accessRoles: unique(accessRoles),
          employedFrom: checkDay(input.employedFrom, ['employedFrom']),
          employedTo: null,
          version: 1,
          createdAt: this.clock.now(),
        };
        await this.insert(tx, person);
        return person.id;
      });
      return this.lock(tx, id);
    });
  }

  /** Changes what is given and leaves the rest. Throws `NOT_FOUND`, `STALE_VERSION`, `ROLES_BY_ADMIN_ONLY`. */
  update(viewer: Principal, id: string, changes: PersonChanges): Promise<PersonEntity> {
    requireHr(viewer);
    if (isGiven(changes.accessRoles)) requireAdmin(viewer);
    const { name, pinyin, position, departmentKey, accessRoles } = changes;
    return this.change(id, changes.expectedVersion, async (tx) => ({
      ...(isGiven(name) && { name: checkText(name, ['name'], 60) }),
      ...(isGiven(pinyin) && { pinyin: checkText(pinyin, ['pinyin'], 100) }),
      ...(isGiven(position) && { position: checkLocalizedText(position, ['position'], 100) }),
      ...(isGiven(departmentKey) && { departmentId: await this.departmentId(tx, departmentKey) }),
      ...(isGiven(accessRoles) && { accessRoles: unique(accessRoles) }),
    }));
  }

  /** Sets the last day of somebody's employment, from the day after which they cannot sign in. */
  endEmployment(
    viewer: Principal,
    id: string,
    end: { readonly lastDay: string; readonly expectedVersion?: number | null },
  ): Promise<PersonEntity> {
    requireHr(viewer);
    return this.change(id, end.expectedVersion, async (_, person) => {
      checkDay(end.lastDay, ['lastDay']);
      checkPeriod(person.employedFrom, end.lastDay, ['lastDay']);
      return { employedTo: end.lastDay };
    });
  }

  /** Moves a person to another department (a rotation after which they stay), in the caller's transaction. */
  async transfer(tx: Transaction, id: string, departmentId: string): Promise<void> {
    const person = await this.lock(tx, id);
    await this.repository.update(tx, Object.assign(person, { departmentId, version: person.version + 1 }));
  }

  private change(
    id: string,
    expectedVersion: number | null | undefined,
    decide: (tx: Transaction, person: PersonEntity) => Promise<Partial<PersonEntity>>,
  ): Promise<PersonEntity> {
    return this.database.transaction(async (tx) => {
      const person = await this.lock(tx, id);
      const expected = expectedVersion ?? person.version;
      if (expected !== person.version) throw new StaleVersionError(expected, person.version);
      Object.assign(person, await decide(tx, person), { version: person.version + 1 });
      await this.repository.update(tx, person);
      return person;
    });
  }

  private async lock(tx: Transaction, id: string): Promise<PersonEntity> {
    const person = await this.repository.lock(tx, id);
    if (!person) throw new NotFoundError('Person', ['personId']);
    return person;
  }

  private async insert(tx: Transaction, person: PersonEntity): Promise<void> {
    if (await this.repository.insert(tx, person)) return;
    const { login, email } = person;
    const loginTaken = await this.repository.isLoginTaken(tx, login);
    throw loginTaken
      ? new DomainError('LOGIN_TAKEN', { login }, ['login'])
      : new DomainError('EMAIL_TAKEN', { email }, ['email']);
  }

  private async departmentId(tx: Transaction, key: string): Promise<string> {
    const department = (await this.departments.tree(tx)).byKey(key);
    if (!department) throw new NotFoundError('Department', ['departmentKey']);
    return department.id;
  }
}

function requireHr(viewer: Principal): void {
  if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
}

function requireAdmin(viewer: Principal): void {
  if (!hasRole(viewer, 'admin')) throw new PermissionDeniedError('ROLES_BY_ADMIN_ONLY', {}, ['accessRoles']);
}

function unique(roles: readonly AccessRole[]): AccessRole[] {
  return [...new Set(roles)];
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
