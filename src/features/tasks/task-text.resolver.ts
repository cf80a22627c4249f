import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { JSONObject } from '../../api/scalars.js';
import type { JsonObject } from '../../engine/json.js';
import { ChartLoader } from '../runs/chart.loader.js';
import { ChecklistItem } from './models/checklist-item.model.js';
import { TaskOutcome } from './models/task-outcome.model.js';
import { TaskRole } from './models/task-role.model.js';
import { Task } from './models/task.model.js';
import { TaskDescription } from './task-description.js';

/** What the playbook says of a task. */
@Resolver(() => Task)
export class TaskTextResolver {
  constructor(private readonly charts: ChartLoader) {}

  @ResolveField(() => String, { description: 'What is to be done, as a person reads it in a list.' })
  async title(
    @Context() context: RequestContext,
    @Parent() task: Task,
    @Args() args: LocaleArgs,
  ): Promise<string> {
    return localize(context, args, (await this.describe(context, task)).title);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'How to do it well; null where the playbook does not say.',
  })
  async description(
    @Context() context: RequestContext,
    @Parent() task: Task,
    @Args() args: LocaleArgs,
  ): Promise<string | null> {
    const { description } = await this.describe(context, task);
    return description && localize(context, args, description);
  }

  @ResolveField(() => [TaskRole], { description: 'The roles that it falls to.' })
  async roles(@Context() context: RequestContext, @Parent() task: Task): Promise<TaskRole[]> {
    return (await this.describe(context, task)).roles;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Working time that it takes, an ISO 8601 duration such as PT8H.',
  })
  async effort(@Context() context: RequestContext, @Parent() task: Task): Promise<string | null> {
    return (await this.describe(context, task)).effort;
  }

  @ResolveField(() => JSONObject, { description: 'JSON Schema of the form that closing it asks for.' })
  async formSchema(@Context() context: RequestContext, @Parent() task: Task): Promise<JsonObject> {
    return (await this.describe(context, task)).formSchema;
  }

  @ResolveField(() => [TaskOutcome], { description: 'The ways in which it can end.' })
  async outcomes(@Context() context: RequestContext, @Parent() task: Task): Promise<TaskOutcome[]> {
    return (await this.describe(context, task)).outcomes;
  }

  @ResolveField(() => TaskOutcome, {
    nullable: true,
    description: 'How it ended; null before, or where it was withdrawn.',
  })
  async outcome(@Context() context: RequestContext, @Parent() task: Task): Promise<TaskOutcome | null> {
    const { outcome } = task.record;
    return outcome === null ? null : (await this.describe(context, task)).outcome(outcome);
  }

  @ResolveField(() => [ChecklistItem], { description: 'Its steps.' })
  async checklist(@Context() context: RequestContext, @Parent() task: Task): Promise<ChecklistItem[]> {
    return (await this.describe(context, task)).checklist;
  }

  @ResolveField(() => Int, { description: 'Of an approval: how many deciders must agree. 1 for a task.' })
  async decisionsNeeded(@Context() context: RequestContext, @Parent() task: Task): Promise<number> {
    return (await this.describe(context, task)).decisionsNeeded;
  }

  private async describe(context: RequestContext, { record }: Task): Promise<TaskDescription> {
    const { definition } = await this.charts.of(context, record.playbookVersionId);
    return new TaskDescription(record, definition);
  }
}

@Resolver(() => TaskRole)
export class TaskRoleResolver {
  @ResolveField(() => String, { description: 'What the role is called.' })
  title(@Context() context: RequestContext, @Parent() role: TaskRole, @Args() args: LocaleArgs): string {
    return localize(context, args, role.titleText);
  }
}

@Resolver(() => TaskOutcome)
export class TaskOutcomeResolver {
  @ResolveField(() => String, { description: 'What the outcome is called.' })
  title(
    @Context() context: RequestContext,
    @Parent() outcome: TaskOutcome,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, outcome.titleText);
  }
}

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @ResolveField(() => String, { description: 'What the step is.' })
  text(@Context() context: RequestContext, @Parent() item: ChecklistItem, @Args() args: LocaleArgs): string {
    return localize(context, args, item.bodyText);
  }
}
