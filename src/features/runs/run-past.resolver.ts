import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { PastRun, PastTask } from './models/past-run.model.js';
import { Run } from './models/run.model.js';
import { RunPast } from './run-past.js';

@Resolver(() => Run)
export class RunPastResolver {
  constructor(private readonly past: RunPast) {}

  @ResolveField(() => PastRun, {
    description: 'What it was like earlier: after the entry of its log with this number.',
    complexity: 100,
  })
  at(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Parent() run: Run,
    @Args('seq', { type: () => Int, description: 'The number of the entry, from 1.' }) seq: number,
  ): Promise<PastRun> {
    return this.past.at(context, viewer, run, seq);
  }
}

@Resolver(() => PastTask)
export class PastTaskResolver {
  @ResolveField(() => String, { description: 'What people call it.' })
  title(@Context() context: RequestContext, @Parent() task: PastTask, @Args() args: LocaleArgs): string {
    return localize(context, args, task.titleText);
  }
}
