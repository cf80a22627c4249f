import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { RoleFilling } from './models/role-filling.model.js';
import { TeamMember } from './models/team-member.model.js';
import { Team } from './models/team.model.js';
import { TeamMembers } from './team-members.js';
import { TeamLoader } from './team.loader.js';

@Resolver(() => TeamMember)
export class TeamMemberResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly teams: TeamLoader,
    private readonly members: TeamMembers,
  ) {}

  @ResolveField(() => Person, { description: 'Who it is.' })
  person(@Context() context: RequestContext, @Parent() member: TeamMember): Promise<Person | null> {
    return this.people.load(context, member.personUuid);
  }

  @ResolveField(() => Team, { description: 'The team.' })
  team(@Context() context: RequestContext, @Parent() member: TeamMember): Promise<Team | null> {
    return this.teams.load(context, member.teamUuid);
  }

  @ResolveField(() => [RoleFilling], { description: 'The roles of playbooks that they fill in the team.' })
  roles(@Context() context: RequestContext, @Parent() member: TeamMember): Promise<RoleFilling[]> {
    return this.members.fillingsOf(context, member);
  }
}
