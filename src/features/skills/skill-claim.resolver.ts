import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { SkillClaim } from './models/skill-claim.model.js';
import { Skill } from './models/skill.model.js';
import { SkillLoader } from './skill.loader.js';

@Resolver(() => SkillClaim)
export class SkillClaimResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly skills: SkillLoader,
  ) {}

  @ResolveField(() => Person, { description: 'Whose skill it is.' })
  person(@Context() context: RequestContext, @Parent() claim: SkillClaim): Promise<Person | null> {
    return this.people.load(context, claim.personUuid);
  }

  @ResolveField(() => Skill, { description: 'The skill.' })
  skill(@Context() context: RequestContext, @Parent() claim: SkillClaim): Promise<Skill | null> {
    return this.skills.load(context, claim.skillUuid);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who recorded it; null for a service.' })
  recordedBy(@Context() context: RequestContext, @Parent() claim: SkillClaim): Promise<Person | null> {
    const { recordedByUuid } = claim;
    return recordedByUuid === null ? Promise.resolve(null) : this.people.load(context, recordedByUuid);
  }
}
