import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkRange } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import {
  SkillReportRepository,
  type CompoundTalentRow,
  type SkilledPersonRow,
  type SkillScope,
} from './skill-report.repository.js';
import { SkillRepository } from './skill.repository.js';

/** Rows that a repository fetched for a page, and the count of the whole list for whoever asks. */
export interface Listed<Row> {
  readonly rows: Row[];
  readonly count: () => Promise<number>;
}

interface ScopeQuestion {
  readonly minLevel: number;
  readonly on?: string | null;
  readonly department?: string | null;
}

/**
 * Searches over the skills of all people, for those who staff teams and plan training: leads, HR, executives. Levels and
 * their last days only: what shows a claim stays between the person, their leads, HR and executives.
 */
@Injectable()
export class SkillReportsService {
  constructor(
    private readonly reports: SkillReportRepository,
    private readonly skills: SkillRepository,
    private readonly departments: DepartmentsService,
    private readonly clock: Clock,
  ) {}

  /** Who knows the skill, the highest level first. */
  async skilledPeople(
    viewer: Principal,
    question: ScopeQuestion & { readonly skill: string },
    page: Page,
  ): Promise<Listed<SkilledPersonRow>> {
    requireReader(viewer);
    const scope = await this.scope(question);
    const skill = await this.skills.findByKey(question.skill);
    if (!skill) throw new NotFoundError('Skill', ['skill']);
    return {
      rows: await this.reports.skilledPeople(scope, skill.id, page),
      count: () => this.reports.countSkilledPeople(scope, skill.id),
    };
  }

  /** Who holds several families of skills, those with most families first. */
  async compoundTalents(
    viewer: Principal,
    question: ScopeQuestion & { readonly minFamilies: number },
    page: Page,
  ): Promise<Listed<CompoundTalentRow>> {
    requireReader(viewer);
    const scope = await this.scope(question);
    const minFamilies = checkRange(question.minFamilies, 2, 20, ['minFamilies']);
    return {
      rows: await this.reports.compoundTalents(scope, minFamilies, page),
      count: () => this.reports.countCompoundTalents(scope, minFamilies),
    };
  }

  private async scope({ minLevel, on, department }: ScopeQuestion): Promise<SkillScope> {
    return {
      on: checkDay(on ?? calendarDayOf(this.clock.now()), ['on']),
      minLevel: checkRange(minLevel, 1, 5, ['minLevel']),
      departmentIds: department ? await this.departments.subtreeIds(department, ['department']) : null,
    };
  }
}

/** Throws `SKILLS_REPORT_DENIED` for whoever neither staffs teams nor plans training. */
export function requireReader(viewer: Principal): void {
  if (!hasRole(viewer, 'lead', 'hr', 'exec')) throw new PermissionDeniedError('SKILLS_REPORT_DENIED');
}
