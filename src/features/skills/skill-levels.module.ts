import { Module } from '@nestjs/common';
import { SkillClaimRepository } from './skill-claim.repository.js';
import { SkillLevels } from './skill-levels.js';
import { SkillRepository } from './skill.repository.js';

/** What teams need of skills; the skills feature itself needs teams, to know who may read whose records. */
@Module({ providers: [SkillClaimRepository, SkillLevels, SkillRepository], exports: [SkillLevels] })
export class SkillLevelsModule {}
