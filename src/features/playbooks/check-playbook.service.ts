import { Injectable } from '@nestjs/common';
import { loadPlaybookFile } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { namedPlaybooks, readPlaybookFile, type NamedPlaybook } from '../../engine/load/playbook-file.js';
import type { Problem } from '../../engine/load/problem.js';
import type { Proof } from '../../engine/verify/proof-of.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TreeDepartment } from '../departments/department-tree.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { SkillCatalogue } from '../skills/skill-catalogue.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { namedParts } from './named-parts.js';
import { ProvePlaybookService } from './prove-playbook.service.js';
import { readShippedParts } from './playbook-parts.js';
import { StaffRepository } from './staff.repository.js';

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
    private readonly staff: StaffRepository,
    private readonly clock: Clock,
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
   * Like `loadPlaybook`, with the organisation's departments, skills and numbers of people, and those of its published playbooks that the
   * file names. Fragments and bases are looked for among `parts`, then among the shipped ones.
   */
  async load(source: string, parts?: readonly string[] | null): Promise<LoadResult> {
    const given = namedParts(parts ?? []);
    const shipped = await readShippedParts([source, ...given.map((part) => part.source)].join('\n'));
    const file = readPlaybookFile(source, [...given, ...shipped]);
    const day = calendarDayOf(this.clock.now());
    const [tree, skills, headcounts, holders, children] = await Promise.all([
      this.departments.tree(),
      this.skills.byKey(),
      this.staff.headcounts(day),
      this.staff.holders(day),
      this.findChildren(namedPlaybooks(file)),
    ]);
    return loadPlaybookFile(file, {
      departments: new Set(tree.all.map(({ key }) => key)),
      skills: new Set(skills.keys()),
      // An organisation of which nobody is known yet is not told that it lacks people.
      ...(headcounts.size > 0 && { staff: { parents: parentsIn(tree.all), headcounts, holders } }),
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

/** For each department that is part of another one, that one's key. */
function parentsIn(departments: readonly TreeDepartment[]): Map<string, string> {
  const keys = new Map(departments.map(({ id, key }) => [id, key]));
  return new Map(
    departments.flatMap(({ key, parentId }): [string, string][] => {
      const parent = parentId === null ? undefined : keys.get(parentId);
      return parent === undefined ? [] : [[key, parent]];
    }),
  );
}
