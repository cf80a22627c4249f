import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { RoleFilling } from './models/role-filling.model.js';
import { TeamMember } from './models/team-member.model.js';
import { TeamMemberLoader } from './team-member.loader.js';

@Resolver(() => RoleFilling)
export class RoleFillingResolver {
  constructor(private readonly members: TeamMemberLoader) {}

  @ResolveField(() => TeamMember, { description: 'The member who fills it.' })
  member(@Context() context: RequestContext, @Parent() filling: RoleFilling): Promise<TeamMember | null> {
    return this.members.load(context, filling.memberUuid);
  }
}
