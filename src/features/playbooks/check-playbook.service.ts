import { Injectable } from '@nestjs/common';
import { loadPlaybookFile } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { namedPlaybooks, readPlaybookFile, type NamedPlaybook } from '../../engine/load/playbook-file.js';
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
    private readonly catalogue: PlaybookCatalogue,
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
   * Like `loadPlaybook`, with the organisation's departments and skills, and those of its published playbooks that the
   * file names. Fragments and bases are looked for among `parts`, then among the shipped ones.
   */
  async load(source: string, parts?: readonly string[] | null): Promise<LoadResult> {
    const given = namedParts(parts ?? []);
    const shipped = await readShippedParts([source, ...given.map((part) => part.source)].join('\n'));
    const file = readPlaybookFile(source, [...given, ...shipped]);
    const [tree, skills, children] = await Promise.all([
      this.departments.tree(),
      this.skills.byKey(),
      this.findChildren(namedPlaybooks(file)),
    ]);
    return loadPlaybookFile(file, {
      departments: new Set(tree.all.map(({ key }) => key)),
      skills: new Set(skills.keys()),
      ...children,
    });
  }

  private async findChildren(names: readonly NamedPlaybook[]) {
    const playbooks = (await this.catalogue.named(names)).map(({ definition }) => definition);
    const found = new Set(playbooks.map(({ key }) => key));
    const isWhole = names.every(({ key }) => found.has(key));
    // For a name that leads nowhere, what is there is of interest.
    const known = isWhole ? [] : await this.catalogue.keys();
    const named = new Set(names.map(({ key }) => key));
    return { playbooks, otherPlaybooks: new Set(known.filter((key) => !named.has(key))) };
  }
}
