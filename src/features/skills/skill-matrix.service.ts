import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFoundError } from '../../platform/domain-error.js';
import type { DepartmentEntity } from '../departments/department.entity.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { PeopleService } from '../people/people.service.js';
import { SkillClaimRepository } from './skill-claim.repository.js';
import type { SkilledPersonRow } from './skill-report.repository.js';
import { requireReader } from './skill-reports.service.js';
import type { SkillEntity } from './skill.entity.js';
import { SkillRepository } from './skill.repository.js';

/** The most rows, and the most columns, of a matrix. */
export const MOST_IN_MATRIX = 200;

export interface SkillMatrixQuestion {
  readonly department: string;
  readonly family: string | null;
  readonly on: string | null;
}

export interface SkillMatrixRecord {
  readonly department: DepartmentEntity;
  readonly on: string;
  readonly skills: readonly SkillEntity[];
  readonly rows: readonly { readonly personId: string; readonly held: readonly SkilledPersonRow[] }[];
  readonly isTruncated: boolean;
}

@Injectable()
export class SkillMatrixService {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly people: PeopleService,
    private readonly skills: SkillRepository,
    private readonly claims: SkillClaimRepository,
    private readonly clock: Clock,
  ) {}

  /** Who of a department (and those below it) can do what on a day; for leads, HR and executives. */
  async read(viewer: Principal, question: SkillMatrixQuestion): Promise<SkillMatrixRecord> {
    requireReader(viewer);
    const on = checkDay(question.on ?? calendarDayOf(this.clock.now()), ['on']);
    const { department, departmentIds } = await this.subtree(question.department);
    const limit = MOST_IN_MATRIX + 1;
    const page = { first: MOST_IN_MATRIX, limit, after: null };
    const people = await this.people.page({ departmentIds, activeOn: on }, page);
    const columns = await this.skills.list(question.family, limit);
    const skills = columns.slice(0, MOST_IN_MATRIX);
    return {
      department,
      on,
      skills,
      rows: await this.rows(people.slice(0, MOST_IN_MATRIX), skills, on),
      isTruncated: people.length > MOST_IN_MATRIX || columns.length > MOST_IN_MATRIX,
    };
  }

  private async rows(people: readonly { readonly id: string }[], skills: readonly SkillEntity[], on: string) {
    const shown = new Set(skills.map(({ id }) => id));
    const claims = await this.claims.inForce(
      people.map(({ id }) => ({ personId: id, on, asRecordedAt: null })),
    );
    const rows = people.map(({ id }) => ({ personId: id, held: [] as SkilledPersonRow[] }));
    for (const { question, ...claim } of claims) {
      if (shown.has(claim.skillId)) rows[question]?.held.push(claim);
    }
    return rows;
  }

  private async subtree(key: string) {
    const tree = await this.departments.tree();
    const department = tree.byKey(key);
    if (!department) throw new NotFoundError('Department', ['department']);
    return { department, departmentIds: tree.subtreeOf(department.id).map(({ id }) => id) };
  }
}
