import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { SkillClaimEntity } from './skill-claim.entity.js';
import { SkillClaimRepository } from './skill-claim.repository.js';

/** All claims ever recorded of a person, the last recorded first. */
@Injectable()
export class ClaimHistoryLoader extends BatchLoader<string, SkillClaimEntity[]> {
  constructor(private readonly claims: SkillClaimRepository) {
    super();
  }

  protected override async fetch(personIds: readonly string[]) {
    return groupBy(await this.claims.historyOf(personIds), ({ personId }) => personId);
  }
}
