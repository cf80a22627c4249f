import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { checkLocalizedText } from '../../api/locale/localized-text.input.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkKey } from '../../platform/check-input.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import type { AddSkillInput } from './inputs/add-skill.input.js';
import type { SkillEntity } from './skill.entity.js';
import { SkillRepository } from './skill.repository.js';

/** The skill catalogue. Everybody who signed in may read it. */
@Injectable()
export class SkillsService {
  constructor(
    private readonly database: Database,
    private readonly repository: SkillRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds a skill. HR and admins may; the key must be free (`KEY_TAKEN`). */
  async add(viewer: Principal, { idempotencyKey, ...input }: AddSkillInput): Promise<SkillEntity> {
    if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
    const key = checkKey(input.key, ['key']);
    const family = checkKey(input.family, ['family']);
    const title = checkLocalizedText(input.title, ['title']);
    const request = { key: idempotencyKey, operation: 'addSkill', input };
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, async () => {
        const skill = { id: this.ids.next(), key, family, title, createdAt: this.clock.now() };
        if (!(await this.repository.insert(tx, skill))) throw new DomainError('KEY_TAKEN', { key }, ['key']);
        return skill.id;
      }),
    );
    return this.find(id);
  }

  /** Throws `NOT_FOUND` with the path where there is no such skill. */
  async find(id: string, path: readonly string[] = []): Promise<SkillEntity> {
    const [skill] = await this.repository.findByIds([id]);
    if (!skill) throw new NotFoundError('Skill', path);
    return skill;
  }

  findByKey(key: string): Promise<SkillEntity | null> {
    return this.repository.findByKey(key);
  }

  page(page: Page, family: string | null): Promise<SkillEntity[]> {
    return this.repository.page(page, family);
  }

  count(family: string | null): Promise<number> {
    return this.repository.count(family);
  }

  /** The catalogue, or one family of it, by family and key; at most so many. */
  list(family: string | null, most: number): Promise<SkillEntity[]> {
    return this.repository.list(family, most);
  }
}
