import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { Skill } from '../../skills/models/skill.model.js';
import { SkillByKeyLoader } from '../../skills/skill-by-key.loader.js';
import { RequiredSkill } from '../models/playbook-role.model.js';

@Resolver(() => RequiredSkill)
export class RequiredSkillResolver {
  constructor(private readonly skills: SkillByKeyLoader) {}

  @ResolveField(() => Skill, {
    nullable: true,
    description: 'The skill; null where the catalogue has none with that key.',
  })
  skill(@Context() context: RequestContext, @Parent() { skillKey }: RequiredSkill): Promise<Skill | null> {
    return this.skills.load(context, skillKey);
  }
}
