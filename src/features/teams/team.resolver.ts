import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { DepartmentLoader } from '../departments/department.loader.js';
import { Department } from '../departments/models/department.model.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { RoleFilling } from './models/role-filling.model.js';
import { TeamMember } from './models/team-member.model.js';
import { Team } from './models/team.model.js';
import { TeamMembers } from './team-members.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly departmentLoader: DepartmentLoader,
    private readonly team: TeamMembers,
  ) {}

  @ResolveField(() => Person, { description: 'Who leads it.' })
  lead(@Context() context: RequestContext, @Parent() team: Team): Promise<Person | null> {
    return this.people.load(context, team.leadUuid);
  }

  @ResolveField(() => [TeamMember], {
    description: 'Its members, the longest-standing first; those who are yet to come included.',
  })
  members(
    @Context() context: RequestContext,
    @Parent() team: Team,
    @Args('includeFormer', { type: () => Boolean, defaultValue: false, description: 'Also those who left.' })
    includeFormer: boolean,
  ): Promise<TeamMember[]> {
    return includeFormer ? this.team.all(context, team.uuid) : this.team.present(context, team.uuid);
  }

  @ResolveField(() => [RoleFilling], {
    description: 'Which of its members fills which role of which playbook.',
  })
  roleFillings(
    @Context() context: RequestContext,
    @Parent() team: Team,
    @Args('playbookKey', { type: () => String, nullable: true, description: 'The key of one playbook.' })
    playbookKey?: string | null,
  ): Promise<RoleFilling[]> {
    return this.team.fillings(context, team.uuid, playbookKey ?? null);
  }

  @ResolveField(() => [Department], { description: 'The departments that its members come from.' })
  async departments(
    @Context() context: RequestContext,
    @Parent() team: Team,
  ): Promise<(Department | null)[]> {
    const members = await this.team.present(context, team.uuid);
    const people = await Promise.all(members.map(({ personUuid }) => this.people.load(context, personUuid)));
    const uuids = new Set(people.flatMap((person) => person?.departmentUuid ?? []));
    return Promise.all([...uuids].map((uuid) => this.departmentLoader.load(context, uuid)));
  }
}
