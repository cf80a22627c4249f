import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { PlaybookKpi } from '../models/playbook-kpi.model.js';

@Resolver(() => PlaybookKpi)
export class PlaybookKpiResolver {
  @ResolveField(() => String, { description: 'What the figure is called.' })
  title(@Context() context: RequestContext, @Parent() kpi: PlaybookKpi, @Args() args: LocaleArgs): string {
    return localize(context, args, kpi.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'How it is measured.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: PlaybookKpi,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }
}
