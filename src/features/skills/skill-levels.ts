import { Injectable } from '@nestjs/common';
import { SkillClaimRepository } from './skill-claim.repository.js';
import { SkillRepository } from './skill.repository.js';

/** Tells other features what people can do. It hides nothing: the caller answers for who gets to see it. */
@Injectable()
export class SkillLevels {
  constructor(
    private readonly claims: SkillClaimRepository,
    private readonly skills: SkillRepository,
  ) {}

  /** For each person the levels in force on the day (`YYYY-MM-DD`), by the key of the skill. Two statements. */
  async on(day: string, personIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const claims = await this.claims.inForce(
      personIds.map((personId) => ({ personId, on: day, asRecordedAt: null })),
    );
    const skills = await this.skills.findByIds([...new Set(claims.map(({ skillId }) => skillId))]);
    const keys = new Map(skills.map(({ id, key }) => [id, key]));
    const levels = new Map(personIds.map((id) => [id, new Map<string, number>()]));
    for (const { personId, skillId, level } of claims) {
      const key = keys.get(skillId);
      if (key !== undefined) levels.get(personId)?.set(key, level);
    }
    return levels;
  }
}
