import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Skill } from './models/skill.model.js';

@Resolver(() => Skill)
export class SkillResolver {
  @ResolveField(() => String, { description: 'What people call it.' })
  title(@Context() context: RequestContext, @Parent() skill: Skill, @Args() args: LocaleArgs): string {
    return localize(context, args, skill.titleText);
  }
}
