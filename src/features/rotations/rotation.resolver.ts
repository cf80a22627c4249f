import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { daysBetween } from '../../platform/clock/days-between.js';
import { DepartmentLoader } from '../departments/department.loader.js';
import { Department } from '../departments/models/department.model.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { allowedMoves, approvalsOf } from './allowed-moves.js';
import { PHASE_TITLES } from './describe-rotation.js';
import { EvaluationAccess } from './evaluation-access.js';
import { RotationEvaluation, toRotationEvaluation } from './models/rotation-evaluation.model.js';
import { RotationEvent, toRotationEvent } from './models/rotation-event.model.js';
import { RotationMove } from './models/rotation-move.enum.js';
import { RotationSide } from './models/rotation-side.enum.js';
import { Rotation } from './models/rotation.model.js';
import { RotationLogLoader } from './rotation-log.loader.js';

@Resolver(() => Rotation)
export class RotationResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly departments: DepartmentLoader,
    private readonly log: RotationLogLoader,
    private readonly access: EvaluationAccess,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Person, { description: 'Who rotates.' })
  person(@Context() context: RequestContext, @Parent() { record }: Rotation): Promise<Person | null> {
    return this.people.load(context, record.personId);
  }

  @ResolveField(() => Department, { description: 'The department that the person comes from.' })
  fromDepartment(
    @Context() context: RequestContext,
    @Parent() { record }: Rotation,
  ): Promise<Department | null> {
    return this.departments.load(context, record.fromDepartmentId);
  }

  @ResolveField(() => Department, { description: 'The department that takes the person in.' })
  toDepartment(
    @Context() context: RequestContext,
    @Parent() { record }: Rotation,
  ): Promise<Department | null> {
    return this.departments.load(context, record.toDepartmentId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who guides the person; null until it is prepared.',
  })
  async mentor(@Context() context: RequestContext, @Parent() { record }: Rotation): Promise<Person | null> {
    return record.mentorId === null ? null : this.people.load(context, record.mentorId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who proposed it; null for a service.' })
  async proposedBy(
    @Context() context: RequestContext,
    @Parent() { record }: Rotation,
  ): Promise<Person | null> {
    return record.proposedBy === null ? null : this.people.load(context, record.proposedBy);
  }

  @ResolveField(() => String, { description: 'How far it has come, in words.' })
  phaseTitle(
    @Context() context: RequestContext,
    @Parent() { phase }: Rotation,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, PHASE_TITLES[phase]);
  }

  @ResolveField(() => [RotationSide], {
    description:
      'Who has agreed so far; all three from its approval on, nobody where it was rejected or cancelled.',
  })
  approvals(@Parent() { record }: Rotation): RotationSide[] {
    return approvalsOf(record.snapshot);
  }

  @ResolveField(() => [RotationMove], { description: 'What the viewer can do to it now.' })
  allowedMoves(@Viewer() viewer: Principal, @Parent() { record }: Rotation): RotationMove[] {
    return allowedMoves(viewer, record);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'While it is under way: days from today to its planned last day, negative once that is past.',
  })
  daysLeft(@Parent() rotation: Rotation): number | null {
    if (rotation.phase !== 'started') return null;
    return daysBetween(calendarDayOf(this.clock.now()), rotation.plannedTo);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether it is still under way although its planned last day is past.',
  })
  overdueToReturn(@Parent() rotation: Rotation): boolean {
    return (this.daysLeft(rotation) ?? 0) < 0;
  }

  @ResolveField(() => [RotationEvent], { description: 'Its moves, from the proposal on.' })
  async history(
    @Context() context: RequestContext,
    @Parent() { record }: Rotation,
  ): Promise<RotationEvent[]> {
    const log = (await this.log.load(context, record.id)) ?? [];
    return log.map((event) => toRotationEvent(record, event));
  }

  @ResolveField(() => RotationEvaluation, {
    nullable: true,
    description:
      'How the person did. Null before it is evaluated, and for viewers other than the person, the mentor, their leads, HR and executives.',
  })
  async evaluation(
    @Context() context: RequestContext,
    @Parent() { record }: Rotation,
  ): Promise<RotationEvaluation | null> {
    return (await this.access.mayRead(context, record)) ? toRotationEvaluation(record) : null;
  }
}
