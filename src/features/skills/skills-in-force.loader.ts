import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { SkillClaimEntity } from './skill-claim.entity.js';
import { SkillClaimRepository, type SkillsQuestion } from './skill-claim.repository.js';

/** The claims in force by person, day and what was known when: one for each skill, see `claimsInForceSql`. */
@Injectable()
export class SkillsInForceLoader extends BatchLoader<SkillsQuestion, SkillClaimEntity[]> {
  constructor(private readonly claims: SkillClaimRepository) {
    super();
  }

  protected override async fetch(questions: readonly SkillsQuestion[]) {
    const answers = new Map<SkillsQuestion, SkillClaimEntity[]>(questions.map((question) => [question, []]));
    for (const { question, ...claim } of await this.claims.inForce(questions)) {
      const asked = questions[question];
      if (asked) answers.get(asked)?.push(claim);
    }
    return answers;
  }
}
