import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod } from '../../platform/check-input.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';
import { TeamsService } from '../teams/teams.service.js';
import type { ProgressScope } from './progress-scope.js';
import { ProgressSummaryRepository, type ProgressGroup } from './progress-summary.repository.js';
import { RunProgressRepository, type RunProgressRow } from './run-progress.repository.js';
import { WaitingRepository, type WaitingRow } from './waiting.repository.js';

/** What a reader asks a report about. Ids are uuids, days `YYYY-MM-DD`. */
export interface ProgressQuestion {
  readonly playbookKey?: string | null;
  readonly status?: readonly string[] | null;
  readonly teamId: string | null;
  readonly departmentKey?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** How runs progress. Executives, HR and admins see all of them, everybody else those of their own teams. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly summaries: ProgressSummaryRepository,
    private readonly runs: RunProgressRepository,
    private readonly waiting: WaitingRepository,
    private readonly playbooks: PlaybookCatalogue,
    private readonly teams: TeamsService,
    private readonly departments: DepartmentsService,
    private readonly clock: Clock,
  ) {}

  /** The runs that the viewer asks about and may see. Throws `NOT_FOUND` for an unknown department, and for bad days. */
  async scopeOf(viewer: Principal, question: ProgressQuestion): Promise<ProgressScope> {
    const { playbookKey = null, status = null, teamId, departmentKey, from = null, to = null } = question;
    if (from !== null) checkDay(from, ['filter', 'from']);
    if (to !== null) checkDay(to, ['filter', 'to']);
    if (from !== null) checkPeriod(from, to, ['filter', 'to']);
    return {
      playbookKey,
      status,
      teamId,
      from,
      to,
      now: this.clock.now(),
      visibleTeamIds: await this.visibleTeamIds(viewer),
      departmentKeys: departmentKey ? await this.subtreeKeys(departmentKey) : null,
    };
  }

  /** The counts of all runs together, of each playbook and of each team. */
  async summarise(scope: ProgressScope): Promise<ProgressGroup[]> {
    const versions = await this.playbooks.versions(await this.summaries.versionsOf(scope));
    const targets = [...versions].flatMap(([playbookVersionId, { definition }]) =>
      Object.entries(definition.kpis).map(([key, { target, direction }]) => ({
        playbookVersionId,
        key,
        target,
        direction,
      })),
    );
    return this.summaries.groups(scope, targets);
  }

  /** Runs, the latest started first. */
  page(scope: ProgressScope, page: Page): Promise<RunProgressRow[]> {
    return this.runs.page(scope, page);
  }

  count(scope: ProgressScope): Promise<number> {
    return this.runs.count(scope);
  }

  /** Where work waits for which department; the most overdue first. */
  waitingByDepartment(scope: ProgressScope): Promise<WaitingRow[]> {
    return this.waiting.byDepartment(scope);
  }

  private async visibleTeamIds(viewer: Principal): Promise<string[] | null> {
    if (hasRole(viewer, 'exec', 'hr')) return null;
    if (viewer.personId === null) return [];
    return (await this.teams.teamsOf([viewer.personId])).get(viewer.personId) ?? [];
  }

  private async subtreeKeys(key: string): Promise<string[]> {
    const tree = await this.departments.tree();
    const top = tree.byKey(key);
    if (!top) throw new NotFoundError('Department', ['filter', 'departmentKey']);
    return tree.subtreeOf(top.id).map((department) => department.key);
  }
}
