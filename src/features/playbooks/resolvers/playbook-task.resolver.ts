import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { PlaybookOutcome, PlaybookTask } from '../models/playbook-task.model.js';

@Resolver(() => PlaybookTask)
export class PlaybookTaskResolver {
  @ResolveField(() => String, { description: 'What is to be done, as a list shows it.' })
  title(@Context() context: RequestContext, @Parent() task: PlaybookTask, @Args() args: LocaleArgs): string {
    return localize(context, args, task.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'How to do it well.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: PlaybookTask,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }

  @ResolveField(() => [String], { description: 'The steps, to be ticked off.' })
  checklist(
    @Context() context: RequestContext,
    @Parent() { checklistTexts }: PlaybookTask,
    @Args() args: LocaleArgs,
  ): string[] {
    return checklistTexts.map((text) => localize(context, args, text));
  }
}

@Resolver(() => PlaybookOutcome)
export class PlaybookOutcomeResolver {
  @ResolveField(() => String, { description: 'What the outcome is called.' })
  title(
    @Context() context: RequestContext,
    @Parent() outcome: PlaybookOutcome,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, outcome.titleText);
  }
}
