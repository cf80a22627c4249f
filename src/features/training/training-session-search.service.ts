import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { SkillsService } from '../skills/skills.service.js';
import { CoursesService } from './courses.service.js';
import type { TrainingSessionFilterInput } from './inputs/training-session-filter.input.js';
import type { TrainingSessionEntity } from './training-session.entity.js';
import { TrainingSessionRepository, type TrainingSessionFilter } from './training-session.repository.js';

/** Lists sessions. They are open to everybody who signed in. */
@Injectable()
export class TrainingSessionSearch {
  constructor(
    private readonly repository: TrainingSessionRepository,
    private readonly courses: CoursesService,
    private readonly skills: SkillsService,
    private readonly clock: Clock,
  ) {}

  /** What a client's filter means. Throws `NOT_FOUND` for a course or skill that does not exist. */
  async toFilter(viewer: Principal, wanted: TrainingSessionFilterInput): Promise<TrainingSessionFilter> {
    const { course, skill, from, to, mine, open } = wanted;
    return {
      ...(course && { courseId: await this.courseId(course) }),
      ...(skill && { skillId: await this.skillId(skill) }),
      ...(from && { from }),
      ...(to && { to }),
      ...(mine && { personId: viewer.personId }),
      ...(open && { openAt: this.clock.now() }),
    };
  }

  /** The latest first; `limit` of them. */
  page(filter: TrainingSessionFilter, page: Page): Promise<TrainingSessionEntity[]> {
    return this.repository.page(filter, page);
  }

  count(filter: TrainingSessionFilter): Promise<number> {
    return this.repository.count(filter);
  }

  private async courseId(key: string): Promise<string> {
    const course = await this.courses.findByKey(key);
    if (!course) throw new NotFoundError('Course', ['filter', 'course']);
    return course.id;
  }

  private async skillId(key: string): Promise<string> {
    const skill = await this.skills.findByKey(key);
    if (!skill) throw new NotFoundError('Skill', ['filter', 'skill']);
    return skill.id;
  }
}
