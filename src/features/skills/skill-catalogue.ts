import { Injectable } from '@nestjs/common';
import type { SkillEntity } from './skill.entity.js';
import { SkillRepository } from './skill.repository.js';

/** More than any organisation has; a bound all the same. */
const MOST_SKILLS = 10_000;

/** All skills by key, for features that name skills by key. */
@Injectable()
export class SkillCatalogue {
  constructor(private readonly repository: SkillRepository) {}

  async byKey(): Promise<ReadonlyMap<string, SkillEntity>> {
    const skills = await this.repository.list(null, MOST_SKILLS);
    return new Map(skills.map((skill) => [skill.key, skill]));
  }
}
