import { Injectable } from '@nestjs/common';
import { loadPlaybook } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import type { Problem } from '../../engine/load/problem.js';
import type { Proof } from '../../engine/verify/proof-of.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { SkillCatalogue } from '../skills/skill-catalogue.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { namedParts } from './named-parts.js';
import { ProvePlaybookService } from './prove-playbook.service.js';
import { readShippedParts } from './playbook-parts.js';

/** What checking a file came to. */
export interface CheckedPlaybook {
  readonly problems: readonly Problem[];
  /** `null` for a file with errors, of which nothing can be proved. */
  readonly proof: Proof | null;
}

/** Checks playbook files against this organisation. */
@Injectable()
export class CheckPlaybookService {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly skills: SkillCatalogue,
    private readonly playbooks: PlaybookCatalogue,
    private readonly prover: ProvePlaybookService,
  ) {}

  /** Everything that is wrong with the file, and what can go wrong in a run of it. For authors and leads; stores nothing. */
  async check(viewer: Principal, source: string, parts?: readonly string[] | null): Promise<CheckedPlaybook> {
    if (!hasRole(viewer, 'author', 'lead')) throw new PermissionDeniedError();
    const loaded = await this.load(source, parts);
    if (!loaded.ok) return { problems: loaded.problems, proof: null };
    const proof = await this.prover.prove(loaded);
    return { problems: [...loaded.warnings, ...proof.problems], proof };
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
