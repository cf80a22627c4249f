import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { DepartmentLoader } from '../departments/department.loader.js';
import { Department } from '../departments/models/department.model.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { Run } from '../runs/models/run.model.js';
import { RunLoader } from '../runs/run.loader.js';
import { Team } from '../teams/models/team.model.js';
import { TeamLoader } from '../teams/team.loader.js';
import { isOverdue } from './is-overdue.js';
import { ApprovalDecision } from './models/approval-decision.model.js';
import { Task } from './models/task.model.js';
import { ViewerMay } from './models/viewer-may.model.js';
import { TaskDecisions } from './task-decisions.js';
import { TaskPermissions } from './task-permissions.js';

@Resolver(() => Task)
export class TaskResolver {
  constructor(
    private readonly runs: RunLoader,
    private readonly teams: TeamLoader,
    private readonly people: PersonLoader,
    private readonly departments: DepartmentLoader,
    private readonly decided: TaskDecisions,
    private readonly permissions: TaskPermissions,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Run, { description: 'The run that it belongs to.' })
  run(@Context() context: RequestContext, @Parent() { record }: Task): Promise<Run | null> {
    return this.runs.load(context, record.runId);
  }

  @ResolveField(() => Team, { description: 'The team whose work it is.' })
  team(@Context() context: RequestContext, @Parent() { record }: Task): Promise<Team | null> {
    return this.teams.load(context, record.teamId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who has it; null where nobody does.' })
  async assignee(@Context() context: RequestContext, @Parent() { record }: Task): Promise<Person | null> {
    return record.assigneeId === null ? null : this.people.load(context, record.assigneeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Whose action closed it; null before, or where no person did.',
  })
  async closedBy(@Context() context: RequestContext, @Parent() { record }: Task): Promise<Person | null> {
    return record.closedBy === null ? null : this.people.load(context, record.closedBy);
  }

  @ResolveField(() => Department, {
    nullable: true,
    description: 'The department whose work it is: that of its first role.',
  })
  department(@Context() context: RequestContext, @Parent() { record }: Task): Promise<Department | null> {
    return this.departments.loadByKey(context, record.departmentKey);
  }

  @ResolveField(() => Boolean, { description: 'Whether it still waits although its due date has passed.' })
  overdue(@Parent() { record }: Task): boolean {
    return isOverdue(record, this.clock.now());
  }

  @ResolveField(() => [ApprovalDecision], {
    description: 'Of an approval: what its deciders said, in that order.',
  })
  decisions(@Context() context: RequestContext, @Parent() task: Task): Promise<ApprovalDecision[]> {
    return this.decided.of(context, task);
  }

  @ResolveField(() => ViewerMay, { description: 'What the viewer may do with it now.' })
  viewerMay(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Parent() task: Task,
  ): Promise<ViewerMay> {
    return this.permissions.of(context, viewer, task);
  }
}

@Resolver(() => ApprovalDecision)
export class ApprovalDecisionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'Who decided.' })
  person(@Context() context: RequestContext, @Parent() decision: ApprovalDecision): Promise<Person | null> {
    return this.people.load(context, decision.personUuid);
  }

  @ResolveField(() => String, { description: 'What the outcome is called.' })
  outcomeTitle(
    @Context() context: RequestContext,
    @Parent() decision: ApprovalDecision,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, decision.outcomeTitleText);
  }
}
