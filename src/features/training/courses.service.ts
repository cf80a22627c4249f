import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { checkLocalizedText } from '../../api/locale/localized-text.input.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkKey, checkRange } from '../../platform/check-input.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { SkillsService } from '../skills/skills.service.js';
import type { CourseEntity } from './course.entity.js';
import { CourseRepository } from './course.repository.js';

/** A course to add. */
export interface AddCourse {
  readonly key: string;
  readonly title: LocalizedText;
  /** A uuid. */
  readonly skillId: string;
  readonly levelGranted: number;
  readonly hours: number;
  readonly validMonths: number | null;
  readonly idempotencyKey: string | null;
}

/** The courses on offer. Everybody who signed in may read them. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly database: Database,
    private readonly repository: CourseRepository,
    private readonly skills: SkillsService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds a course. HR and admins may; the skill must exist (`NOT_FOUND`), the key be free (`KEY_TAKEN`). */
  async add(viewer: Principal, { idempotencyKey, ...input }: AddCourse): Promise<CourseEntity> {
    if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
    const { id: skillId } = await this.skills.find(input.skillId, ['skillId']);
    const checked = {
      key: checkKey(input.key, ['key']),
      title: checkLocalizedText(input.title, ['title']),
      skillId,
      levelGranted: checkRange(input.levelGranted, 1, 5, ['levelGranted']),
      hours: checkRange(input.hours, 0.5, 1000, ['hours']),
      validMonths: checkMonths(input.validMonths),
    };
    const request = { key: idempotencyKey, operation: 'addCourse', input };
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, async () => {
        const course = { ...checked, id: this.ids.next(), createdAt: this.clock.now() };
        const added = await this.repository.insert(tx, course);
        if (!added) throw new DomainError('KEY_TAKEN', { key: checked.key }, ['key']);
        return course.id;
      }),
    );
    return this.find(id);
  }

  /** Throws `NOT_FOUND` with the path where there is no such course. */
  async find(id: string, path: readonly string[] = [], tx?: Transaction): Promise<CourseEntity> {
    const [course] = await this.repository.findMany([id], tx);
    if (!course) throw new NotFoundError('Course', path);
    return course;
  }

  findByKey(key: string): Promise<CourseEntity | null> {
    return this.repository.findByKey(key);
  }

  /** Courses in the order of their keys. */
  page(page: Page): Promise<CourseEntity[]> {
    return this.repository.page(page);
  }

  count(): Promise<number> {
    return this.repository.count();
  }
}

function checkMonths(months: number | null): number | null {
  return months === null ? null : checkRange(months, 1, 600, ['validMonths']);
}
