import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Run } from '../runs/models/run.model.js';
import { RunLoader } from '../runs/run.loader.js';
import { Task } from '../tasks/models/task.model.js';
import { TaskLoader } from '../tasks/task.loader.js';
import { Notification } from './models/notification.model.js';

@Resolver(() => Notification)
export class NotificationResolver {
  constructor(
    private readonly runs: RunLoader,
    private readonly tasks: TaskLoader,
  ) {}

  @ResolveField(() => String, { description: 'What was said.' })
  message(
    @Context() context: RequestContext,
    @Parent() notification: Notification,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, notification.messageText);
  }

  @ResolveField(() => Run, { nullable: true, description: 'The run it is about, where it is about one.' })
  async run(@Context() context: RequestContext, @Parent() { runUuid }: Notification): Promise<Run | null> {
    return runUuid === null ? null : this.runs.load(context, runUuid);
  }

  @ResolveField(() => Task, { nullable: true, description: 'The task it is about, where it is about one.' })
  async task(@Context() context: RequestContext, @Parent() { taskUuid }: Notification): Promise<Task | null> {
    return taskUuid === null ? null : this.tasks.load(context, taskUuid);
  }
}
