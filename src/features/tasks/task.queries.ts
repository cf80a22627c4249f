import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { HeldRoles } from './held-roles.js';
import { MyTasksArgs } from './inputs/my-tasks.args.js';
import { TasksFilter } from './inputs/tasks.filter.js';
import { TaskConnection } from './models/task.connection.js';
import { toTask, Task } from './models/task.model.js';
import { TaskLoader } from './task.loader.js';
import { TasksService } from './tasks.service.js';

@Resolver()
export class TaskQueries {
  constructor(
    private readonly service: TasksService,
    private readonly heldRoles: HeldRoles,
    private readonly loader: TaskLoader,
  ) {}

  @Query(() => Task, { nullable: true, description: 'The task with this id.' })
  task(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id.' }) id: string,
  ): Promise<Task | null> {
    return this.loader.load(context, decodeNodeId('Task', id, ['id']));
  }

  @Query(() => TaskConnection, { description: 'Tasks, the latest opened first.' })
  async tasks(
    @Context() context: RequestContext,
    @Args() args: PageArgs,
    @Args('filter', { type: () => TasksFilter, nullable: true, description: 'Which tasks; by default all.' })
    filter?: TasksFilter | null,
  ): Promise<Connection<Task>> {
    const criteria = this.service.toCriteria(filter);
    const page = openPage(context, args, ['instant', 'id']);
    return toConnection(page, await this.service.list(criteria, page), {
      cursor: (task) => [task.openedAt.toISOString(), task.id],
      node: toTask,
      count: () => this.service.count(criteria),
    });
  }

  @Query(() => TaskConnection, {
    description:
      'What the viewer has to do and to decide, by due date, then id; what has no due date comes last.',
  })
  async myTasks(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: MyTasksArgs,
  ): Promise<Connection<Task>> {
    const page = openPage(context, args, ['instant or none', 'id']);
    const { personId } = viewer;
    const { status, claimable } = args;
    const criteria = personId && {
      ...(await this.heldRoles.of(context, personId)),
      personId,
      status,
      claimable,
    };
    return toConnection(page, criteria ? await this.service.listMine(criteria, page) : [], {
      cursor: (task) => [task.dueAt?.toISOString() ?? null, task.id],
      node: toTask,
      count: async () => (criteria ? this.service.countMine(criteria) : 0),
    });
  }
}
