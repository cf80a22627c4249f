import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { countDays } from '../runs/count-days.js';
import { ProgressFilterInput } from './inputs/progress-filter.input.js';
import { DepartmentWaiting } from './models/department-waiting.model.js';
import { ProgressReport } from './models/progress-report.model.js';
import { PlaybookProgress, ProgressTotals, TeamProgress } from './models/progress-totals.model.js';
import { RunProgressConnection, toRunProgress, type RunProgressModel } from './models/run-progress.model.js';
import { ProgressSummaryLoader } from './progress-summary.loader.js';
import { ProgressService } from './progress.service.js';

@Resolver(() => ProgressReport)
export class ProgressResolver {
  constructor(
    private readonly service: ProgressService,
    private readonly summaries: ProgressSummaryLoader,
  ) {}

  @Query(() => ProgressReport, {
    description:
      'How runs progress: all of them for executives and HR, those of their own teams for everybody else.',
  })
  async progress(
    @Viewer() viewer: Principal,
    @Args('filter', { type: () => ProgressFilterInput, nullable: true, description: 'Which runs.' })
    filter?: ProgressFilterInput | null,
  ): Promise<ProgressReport> {
    const { teamId, ...question } = filter ?? {};
    const scope = await this.service.scopeOf(viewer, {
      ...question,
      teamId: decodeOptionalNodeId('Team', teamId, ['filter', 'teamId']),
    });
    return { asOf: scope.now, scope };
  }

  @ResolveField(() => ProgressTotals, { description: 'All runs together.' })
  async totals(@Context() context: RequestContext, @Parent() { scope }: ProgressReport) {
    const groups = (await this.summaries.load(context, scope)) ?? [];
    return groups.find(({ playbookKey, teamId }) => playbookKey === null && teamId === null);
  }

  @ResolveField(() => [PlaybookProgress], {
    description: 'By playbook, the one with the most overdue tasks first.',
  })
  async byPlaybook(
    @Context() context: RequestContext,
    @Parent() { scope }: ProgressReport,
  ): Promise<PlaybookProgress[]> {
    const groups = (await this.summaries.load(context, scope)) ?? [];
    return groups.flatMap(({ playbookKey, ...totals }) =>
      playbookKey === null ? [] : [{ playbookKey, totals }],
    );
  }

  @ResolveField(() => [TeamProgress], { description: 'By team, the one with the most overdue tasks first.' })
  async byTeam(
    @Context() context: RequestContext,
    @Parent() { scope }: ProgressReport,
  ): Promise<TeamProgress[]> {
    const groups = (await this.summaries.load(context, scope)) ?? [];
    return groups.flatMap(({ teamId, ...totals }) => (teamId === null ? [] : [{ teamUuid: teamId, totals }]));
  }

  @ResolveField(() => RunProgressConnection, { description: 'Run by run, the latest started first.' })
  async runs(
    @Context() context: RequestContext,
    @Parent() { scope }: ProgressReport,
    @Args() args: PageArgs,
  ): Promise<Connection<RunProgressModel>> {
    const page = openPage(context, args, ['instant', 'id']);
    return toConnection(page, await this.service.page(scope, page), {
      cursor: ({ startedAt, runId }) => [startedAt.toISOString(), runId],
      node: toRunProgress,
      count: () => this.service.count(scope),
    });
  }

  @ResolveField(() => [DepartmentWaiting], {
    description:
      'Where work waits: each department with open tasks in runs that go on, the most overdue first.',
  })
  async waiting(@Parent() { scope }: ProgressReport): Promise<DepartmentWaiting[]> {
    const rows = await this.service.waitingByDepartment(scope);
    return rows.map(({ oldestOpenedAt, ...row }) => ({
      ...row,
      oldestWaitingDays: countDays(oldestOpenedAt, scope.now),
    }));
  }
}
