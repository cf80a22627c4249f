import { Injectable } from '@nestjs/common';
import { loadPlaybook } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { SkillCatalogue } from '../skills/skill-catalogue.js';

/** Checks playbook files against this organisation. */
@Injectable()
export class CheckPlaybookService {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly skills: SkillCatalogue,
  ) {}

  /** Everything that is wrong with the file, or the playbook in it. For authors and leads; stores nothing. */
  async check(viewer: Principal, source: string): Promise<LoadResult> {
    if (!hasRole(viewer, 'author', 'lead')) throw new PermissionDeniedError();
    return this.load(source);
  }

  /** Like `loadPlaybook`, with the organisation's departments and skills. */
  async load(source: string): Promise<LoadResult> {
    const [tree, skills] = await Promise.all([this.departments.tree(), this.skills.byKey()]);
    return loadPlaybook(source, {
      departments: new Set(tree.all.map(({ key }) => key)),
      skills: new Set(skills.keys()),
    });
  }
}
