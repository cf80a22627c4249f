import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Run } from '../runs/models/run.model.js';
import { Retrospective } from './models/retrospective.model.js';
import { TaskStatus } from './models/task-status.enum.js';
import { Task } from './models/task.model.js';
import { RetrospectiveReader } from './retrospective-reader.js';
import { RunTasksLoader } from './run-tasks.loader.js';

/** What tasks add to runs. */
@Resolver(() => Run)
export class RunTasksResolver {
  constructor(
    private readonly loader: RunTasksLoader,
    private readonly retrospectives: RetrospectiveReader,
  ) {}

  @ResolveField(() => [Task], {
    description:
      'Its tasks in the order in which they were opened: the latest 200; the connection `tasks(filter: {runId})` has them all.',
  })
  async tasks(
    @Context() context: RequestContext,
    @Parent() run: Run,
    @Args('status', {
      type: () => [TaskStatus],
      nullable: true,
      description: 'Only those with one of these statuses.',
    })
    status?: TaskStatus[] | null,
  ): Promise<Task[]> {
    const tasks = (await this.loader.load(context, run.uuid)) ?? [];
    context.budget.claim(tasks.length);
    return tasks.filter((task) => status == null || status.includes(task.status));
  }

  @ResolveField(() => Retrospective, {
    nullable: true,
    description: 'How the team looks back on it; null before the retrospective is completed.',
  })
  retrospective(@Context() context: RequestContext, @Parent() run: Run): Promise<Retrospective | null> {
    return this.retrospectives.of(context, run);
  }
}
