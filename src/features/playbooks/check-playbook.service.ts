import { Injectable } from '@nestjs/common';
import { loadPlaybook } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { SkillCatalogue } from '../skills/skill-catalogue.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { namedParts } from './named-parts.js';
import { readShippedParts } from './playbook-parts.js';

/** Checks playbook files against this organisation. */
@Injectable()
export class CheckPlaybookService {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly skills: SkillCatalogue,
    private readonly playbooks: PlaybookCatalogue,
  ) {}

  /** Everything that is wrong with the file, or the playbook in it. For authors and leads; stores nothing. */
  async check(viewer: Principal, source: string, parts?: readonly string[] | null): Promise<LoadResult> {
    if (!hasRole(viewer, 'author', 'lead')) throw new PermissionDeniedError();
    return this.load(source, parts);
  }

  /**
   * Like `loadPlaybook`, with the organisation's departments, skills and published playbooks. Fragments and bases are looked for among `parts`,
   * then among the shipped ones.
   */
  async load(source: string, parts?: readonly string[] | null): Promise<LoadResult> {
    const given = namedParts(parts ?? []);
    const [tree, skills, published, shipped] = await Promise.all([
      this.departments.tree(),
      this.skills.byKey(),
      this.playbooks.all(),
      readShippedParts([source, ...given.map((part) => part.source)].join('\n')),
    ]);
    const organisation = {
      departments: new Set(tree.all.map(({ key }) => key)),
      skills: new Set(skills.keys()),
      playbooks: published.map(({ definition }) => definition),
    };
    return loadPlaybook(source, organisation, [...given, ...shipped]);
  }
}
