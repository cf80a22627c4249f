import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { DepartmentLoader } from '../departments/department.loader.js';
import { Department } from '../departments/models/department.model.js';
import { Playbook } from '../playbooks/models/playbook.model.js';
import { Team } from '../teams/models/team.model.js';
import { TeamLoader } from '../teams/team.loader.js';
import { DepartmentWaiting } from './models/department-waiting.model.js';
import { PlaybookProgress, TeamProgress } from './models/progress-totals.model.js';
import { PlaybookLoader } from './playbook.loader.js';

@Resolver(() => PlaybookProgress)
export class PlaybookProgressResolver {
  constructor(private readonly playbooks: PlaybookLoader) {}

  @ResolveField(() => Playbook, { description: 'The playbook.' })
  playbook(
    @Context() context: RequestContext,
    @Parent() { playbookKey }: PlaybookProgress,
  ): Promise<Playbook | null> {
    return this.playbooks.load(context, playbookKey);
  }
}

@Resolver(() => TeamProgress)
export class TeamProgressResolver {
  constructor(private readonly teams: TeamLoader) {}

  @ResolveField(() => Team, { description: 'The team.' })
  team(@Context() context: RequestContext, @Parent() { teamUuid }: TeamProgress): Promise<Team | null> {
    return this.teams.load(context, teamUuid);
  }
}

@Resolver(() => DepartmentWaiting)
export class DepartmentWaitingResolver {
  constructor(private readonly departments: DepartmentLoader) {}

  @ResolveField(() => Department, {
    nullable: true,
    description: 'The department; null where a playbook names one that the organisation does not have.',
  })
  department(
    @Context() context: RequestContext,
    @Parent() { departmentKey }: DepartmentWaiting,
  ): Promise<Department | null> {
    return this.departments.loadByKey(context, departmentKey);
  }
}
