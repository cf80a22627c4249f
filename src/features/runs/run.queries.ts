import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import { RunsFilter } from './inputs/runs.filter.js';
import { RunConnection } from './models/run.connection.js';
import { toRun, Run } from './models/run.model.js';
import { RunLoader } from './run.loader.js';
import { RunsService } from './runs.service.js';

@Resolver()
export class RunQueries {
  constructor(
    private readonly service: RunsService,
    private readonly loader: RunLoader,
  ) {}

  @Query(() => Run, { nullable: true, description: 'The run with this id.' })
  run(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id.' }) id: string,
  ): Promise<Run | null> {
    return this.loader.load(context, decodeNodeId('Run', id, ['id']));
  }

  @Query(() => RunConnection, { description: 'Runs, the latest started first.' })
  async runs(
    @Context() context: RequestContext,
    @Args() args: PageArgs,
    @Args('filter', { type: () => RunsFilter, nullable: true, description: 'Which runs; by default all.' })
    filter?: RunsFilter | null,
  ): Promise<Connection<Run>> {
    const criteria = this.service.toCriteria(filter);
    const page = openPage(context, args, ['instant', 'id']);
    return toConnection(page, await this.service.list(criteria, page), {
      cursor: (run) => [run.startedAt.toISOString(), run.id],
      node: toRun,
      count: () => this.service.count(criteria),
    });
  }
}
