import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { TeamFilterInput } from './inputs/team-filter.input.js';
import { Team, TeamConnection, toTeam } from './models/team.model.js';
import { TeamLoader } from './team.loader.js';
import type { TeamsFilter } from './teams-filter.js';
import { TeamsService } from './teams.service.js';

@Resolver()
export class TeamsResolver {
  constructor(
    private readonly teams: TeamsService,
    private readonly departments: DepartmentsService,
    private readonly loader: TeamLoader,
  ) {}

  @Query(() => Team, { name: 'team', nullable: true, description: 'The team with a global id.' })
  find(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id.' }) id: string,
  ): Promise<Team | null> {
    return this.loader.load(context, decodeNodeId('Team', id, ['id']));
  }

  @Query(() => TeamConnection, { name: 'teams', description: 'Teams, the newest first.' })
  async list(
    @Context() context: RequestContext,
    @Args() args: PageArgs,
    @Args('filter', { type: () => TeamFilterInput, nullable: true, description: 'Which teams.' })
    input?: TeamFilterInput | null,
  ): Promise<Connection<Team>> {
    const page = openPage(context, args, ['instant', 'id']);
    const filter = await this.toFilter(input ?? {});
    return toConnection(page, await this.teams.page(filter, page), {
      cursor: (team) => [team.createdAt.toISOString(), team.id],
      node: toTeam,
      count: () => this.teams.count(filter),
    });
  }

  private async toFilter(input: TeamFilterInput): Promise<TeamsFilter> {
    const { search, leadId, memberId, departmentKey, playbookKey } = input;
    return {
      today: this.teams.today(),
      search: search?.trim() || undefined,
      leadId: leadId ? decodeNodeId('Person', leadId, ['filter', 'leadId']) : undefined,
      memberId: memberId ? decodeNodeId('Person', memberId, ['filter', 'memberId']) : undefined,
      departmentIds: departmentKey
        ? await this.departments.subtreeIds(departmentKey, ['filter', 'departmentKey'])
        : undefined,
      playbookKey: playbookKey ?? undefined,
    };
  }
}
