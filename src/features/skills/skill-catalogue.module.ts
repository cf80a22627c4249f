import { Module } from '@nestjs/common';
import { SkillByKeyLoader } from './skill-by-key.loader.js';
import { SkillCatalogue } from './skill-catalogue.js';
import { SkillRepository } from './skill.repository.js';

/** What playbooks need of skills; the skills feature itself needs teams, and teams need playbooks. */
@Module({
  providers: [SkillByKeyLoader, SkillCatalogue, SkillRepository],
  exports: [SkillByKeyLoader, SkillCatalogue],
})
export class SkillCatalogueModule {}
