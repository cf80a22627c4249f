import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toSkill, type Skill } from './models/skill.model.js';
import { SkillCatalogue } from './skill-catalogue.js';

/** Skills by key, for fields of any feature: one statement for all that a level of the answer asks for. */
@Injectable()
export class SkillByKeyLoader extends BatchLoader<string, Skill> {
  constructor(private readonly skills: SkillCatalogue) {
    super();
  }

  protected override async fetch(): Promise<ReadonlyMap<string, Skill>> {
    const skills = await this.skills.byKey();
    return new Map([...skills].map(([key, entity]) => [key, toSkill(entity)]));
  }
}
