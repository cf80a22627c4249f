import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { ChartState } from '../models/chart-state.model.js';
import { ChartTransition } from '../models/chart-transition.model.js';

@Resolver(() => ChartState)
export class ChartStateResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: 'What the state is called; null for history states. The root has the title of the playbook.',
  })
  title(
    @Context() context: RequestContext,
    @Parent() { titleText }: ChartState,
    @Args() args: LocaleArgs,
  ): string | null {
    return titleText && localize(context, args, titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'What goes on in it.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: ChartState,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }
}

@Resolver(() => ChartTransition)
export class ChartTransitionResolver {
  @ResolveField(() => String, { description: 'What sets it off and where it leads, in words.' })
  description(
    @Context() context: RequestContext,
    @Parent() transition: ChartTransition,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, transition.descriptionText);
  }
}
