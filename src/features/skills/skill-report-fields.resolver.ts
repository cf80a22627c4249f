import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { CompoundTalent, HeldSkillFamily } from './models/compound-talent.model.js';
import { SkillMatrixRow } from './models/skill-matrix.model.js';
import { SkilledPerson } from './models/skilled-person.model.js';
import { Skill } from './models/skill.model.js';
import { SkillLoader } from './skill.loader.js';

@Resolver(() => SkilledPerson)
export class SkilledPersonResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly skills: SkillLoader,
  ) {}

  @ResolveField(() => Person, { description: 'The person.' })
  person(@Context() context: RequestContext, @Parent() skilled: SkilledPerson): Promise<Person | null> {
    return this.people.load(context, skilled.personUuid);
  }

  @ResolveField(() => Skill, { description: 'The skill.' })
  skill(@Context() context: RequestContext, @Parent() skilled: SkilledPerson): Promise<Skill | null> {
    return this.skills.load(context, skilled.skillUuid);
  }
}

@Resolver(() => SkillMatrixRow)
export class SkillMatrixRowResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'The person.' })
  person(@Context() context: RequestContext, @Parent() row: SkillMatrixRow): Promise<Person | null> {
    return this.people.load(context, row.personUuid);
  }
}

@Resolver(() => CompoundTalent)
export class CompoundTalentResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'The person.' })
  person(@Context() context: RequestContext, @Parent() talent: CompoundTalent): Promise<Person | null> {
    return this.people.load(context, talent.personUuid);
  }
}

@Resolver(() => HeldSkillFamily)
export class HeldSkillFamilyResolver {
  constructor(private readonly loader: SkillLoader) {}

  @ResolveField(() => [Skill], { description: 'The skills held in it, the highest level first.' })
  skills(@Context() context: RequestContext, @Parent() held: HeldSkillFamily): Promise<(Skill | null)[]> {
    return Promise.all(held.skillUuids.map((uuid) => this.loader.load(context, uuid)));
  }
}
