import { Args, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Principal } from '../../platform/auth/principal.js';
import { IncidentsService } from './incidents.service.js';
import { IncidentsFilter } from './inputs/incidents.filter.js';
import { RunIncidentConnection } from './models/run-incident.connection.js';
import { toRunIncident, type RunIncident } from './models/run-incident.model.js';

@Resolver()
export class IncidentQueries {
  constructor(private readonly service: IncidentsService) {}

  @Query(() => RunIncidentConnection, {
    description:
      'What keeps runs from going on, those that last first, then the latest: for leads of their own teams’ runs, for executives and administrators of all.',
  })
  async incidents(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: PageArgs,
    @Args('filter', {
      type: () => IncidentsFilter,
      nullable: true,
      description: 'Which incidents; by default all that the viewer may see.',
    })
    filter?: IncidentsFilter | null,
  ): Promise<Connection<RunIncident>> {
    const criteria = await this.service.toCriteria(viewer, filter);
    const page = openPage(context, args, ['number', 'instant', 'id']);
    return toConnection(page, await this.service.list(criteria, page), {
      cursor: ({ resolvedAt, openedAt, id }) => [resolvedAt === null ? 0 : 1, openedAt.toISOString(), id],
      node: toRunIncident,
      count: () => this.service.count(criteria),
    });
  }
}
