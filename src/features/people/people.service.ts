import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import type { AccessRole } from '../../platform/auth/access-role.js';
import type { Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { DepartmentsService } from '../departments/departments.service.js';
import type { PersonFilterInput } from './inputs/person-filter.input.js';
import { isEmployedOn } from './is-employed-on.js';
import type { PeopleFilter } from './people-filter.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';

/** Reads people. Who works where, and since when, is open to everybody who is signed in. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly departments: DepartmentsService,
    private readonly clock: Clock,
  ) {}

  /** The people with the uuids, by uuid, in one statement; unknown ones are left out. */
  async findMany(ids: readonly string[], tx?: Transaction): Promise<Map<string, PersonEntity>> {
    const people = await this.repository.findMany([...new Set(ids)], tx);
    return new Map(people.map((person) => [person.id, person]));
  }

  async find(id: string, tx?: Transaction): Promise<PersonEntity | null> {
    return (await this.findMany([id], tx)).get(id) ?? null;
  }

  /** The uuids of the people employed today who hold the access role, of one department or (null) of all. */
  idsByRole(role: AccessRole, departmentId: string | null, tx?: Transaction): Promise<string[]> {
    return this.repository.idsByRole(role, departmentId, calendarDayOf(this.clock.now()), tx);
  }

  /** People in the order of their pinyin; `limit` of them. */
  page(filter: PeopleFilter, page: Page): Promise<PersonEntity[]> {
    return this.repository.page(filter, page);
  }

  count(filter: PeopleFilter): Promise<number> {
    return this.repository.count(filter);
  }

  /** The same page of those who work in several departments today, in one statement. */
  pageByDepartment(departmentIds: readonly string[], page: Page): Promise<PersonEntity[]> {
    return this.repository.pageByDepartment(departmentIds, this.today(), page);
  }

  /** How many work in each of the departments today; a department of nobody is left out. */
  countByDepartment(departmentIds: readonly string[]): Promise<Map<string, number>> {
    return this.repository.countByDepartment(departmentIds, this.today());
  }

  /** What a client's filter means: a department stands for itself and everything below it. Throws `NOT_FOUND`, `DATE_OUT_OF_RANGE`. */
  async toFilter({ search, departmentKey, activeOn }: PersonFilterInput): Promise<PeopleFilter> {
    return {
      search: search?.trim() || undefined,
      departmentIds: departmentKey
        ? await this.departments.subtreeIds(departmentKey, ['filter', 'departmentKey'])
        : undefined,
      activeOn: activeOn ? checkDay(activeOn, ['filter', 'activeOn']) : undefined,
    };
  }

  /** Who signs in with a login or an e-mail address; null for nobody, and for somebody not employed today. */
  async findForSignIn(loginOrEmail: string): Promise<Principal | null> {
    const person = await this.repository.findByLoginOrEmail(loginOrEmail.trim().toLowerCase());
    if (!person || !isEmployedOn(this.today(), person)) return null;
    return {
      kind: 'person',
      id: `person:${person.id}`,
      personId: person.id,
      departmentId: person.departmentId,
      name: person.name,
      roles: new Set(person.accessRoles),
    };
  }

  private today(): string {
    return calendarDayOf(this.clock.now());
  }
}
