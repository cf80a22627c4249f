import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toSkill, type Skill } from './models/skill.model.js';
import { SkillRepository } from './skill.repository.js';

/** Skills by uuid, for fields of any feature: one statement for all that a level of the answer asks for. */
@Injectable()
export class SkillLoader extends BatchLoader<string, Skill> {
  constructor(private readonly skills: SkillRepository) {
    super();
  }

  protected override async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, Skill>> {
    const found = await this.skills.findByIds(uuids);
    return new Map(found.map((entity) => [entity.id, toSkill(entity)]));
  }
}
