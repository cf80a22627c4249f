import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { PlaybookEvent } from '../models/playbook-event.model.js';

@Resolver(() => PlaybookEvent)
export class PlaybookEventResolver {
  @ResolveField(() => String, { description: 'What has happened.' })
  title(
    @Context() context: RequestContext,
    @Parent() event: PlaybookEvent,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, event.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'When to send it.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: PlaybookEvent,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }
}
