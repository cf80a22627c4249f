import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { RoleFilling } from './models/role-filling.model.js';
import { TeamMember } from './models/team-member.model.js';
import { PlaybookRolesLoader } from './playbook-roles.loader.js';
import { TeamMemberLoader } from './team-member.loader.js';

@Resolver(() => RoleFilling)
export class RoleFillingResolver {
  constructor(
    private readonly members: TeamMemberLoader,
    private readonly playbooks: PlaybookRolesLoader,
  ) {}

  @ResolveField(() => String, {
    description:
      'What people call the role in the newest version of the playbook; its key where that has no such role.',
  })
  async roleTitle(
    @Context() context: RequestContext,
    @Parent() filling: RoleFilling,
    @Args() args: LocaleArgs,
  ): Promise<string> {
    const roles = await this.playbooks.load(context, filling.playbookKey);
    const role = roles?.[filling.roleKey];
    return role ? localize(context, args, role.title) : filling.roleKey;
  }

  @ResolveField(() => TeamMember, { description: 'The member who fills it.' })
  member(@Context() context: RequestContext, @Parent() filling: RoleFilling): Promise<TeamMember | null> {
    return this.members.load(context, filling.memberUuid);
  }
}
