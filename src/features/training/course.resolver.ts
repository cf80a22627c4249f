import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Skill } from '../skills/models/skill.model.js';
import { SkillLoader } from '../skills/skill.loader.js';
import { Course } from './models/course.model.js';

@Resolver(() => Course)
export class CourseResolver {
  constructor(private readonly skills: SkillLoader) {}

  @ResolveField(() => String, { description: 'What people call it.' })
  title(@Context() context: RequestContext, @Parent() course: Course, @Args() args: LocaleArgs): string {
    return localize(context, args, course.titleText);
  }

  @ResolveField(() => Skill, { description: 'The skill that it teaches.' })
  skill(@Context() context: RequestContext, @Parent() course: Course): Promise<Skill | null> {
    return this.skills.load(context, course.skillUuid);
  }
}
