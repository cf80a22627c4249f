import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { SkillClaim, toSkillClaim } from '../skills/models/skill-claim.model.js';
import { SkillClaimsService } from '../skills/skill-claims.service.js';
import { Task } from '../tasks/models/task.model.js';
import { TaskLoader } from '../tasks/task.loader.js';
import { EvaluationAccess } from './evaluation-access.js';
import { HandedOverTask, toHandedOverTask } from './models/handed-over-task.model.js';
import { RotationEvaluation } from './models/rotation-evaluation.model.js';
import { RotationEvent } from './models/rotation-event.model.js';

@Resolver(() => RotationEvent)
export class RotationEventResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly access: EvaluationAccess,
  ) {}

  @ResolveField(() => Person, { nullable: true, description: 'Who made the move; null for a service.' })
  async actor(@Context() context: RequestContext, @Parent() event: RotationEvent): Promise<Person | null> {
    return event.actorUuid === null ? null : this.people.load(context, event.actorUuid);
  }

  @ResolveField(() => String, { description: 'What it was, in a few words.' })
  summary(
    @Context() context: RequestContext,
    @Parent() event: RotationEvent,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, event.summaryText);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What was said with it: a reason, a review, a remark. Null where nothing was, and for those who may not read the evaluation.',
  })
  async note(@Context() context: RequestContext, @Parent() event: RotationEvent): Promise<string | null> {
    return (await this.access.mayRead(context, event.rotation)) ? event.noteText : null;
  }

  @ResolveField(() => [HandedOverTask], { description: 'The tasks that were handed over because of it.' })
  handedOver(@Parent() event: RotationEvent): HandedOverTask[] {
    return event.handedOverTasks.map(toHandedOverTask);
  }
}

@Resolver(() => HandedOverTask)
export class HandedOverTaskResolver {
  constructor(
    private readonly tasks: TaskLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => Task, { description: 'The task.' })
  task(@Context() context: RequestContext, @Parent() handedOver: HandedOverTask): Promise<Task | null> {
    return this.tasks.load(context, handedOver.taskUuid);
  }

  @ResolveField(() => Person, { description: 'Who got it, for reassignment: the lead of its team.' })
  toPerson(@Context() context: RequestContext, @Parent() handedOver: HandedOverTask): Promise<Person | null> {
    return this.people.load(context, handedOver.toPersonUuid);
  }
}

@Resolver(() => RotationEvaluation)
export class RotationEvaluationResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly claims: SkillClaimsService,
  ) {}

  @ResolveField(() => Person, { nullable: true, description: 'Who evaluated; null for a service.' })
  async evaluatedBy(
    @Context() context: RequestContext,
    @Parent() { evaluatedByUuid }: RotationEvaluation,
  ): Promise<Person | null> {
    return evaluatedByUuid === null ? null : this.people.load(context, evaluatedByUuid);
  }

  @ResolveField(() => SkillClaim, {
    nullable: true,
    description: 'The skill claim that it made; null where it made none, or the viewer may not read claims.',
  })
  async claim(
    @Context() { principal }: RequestContext,
    @Parent() { claimUuid }: RotationEvaluation,
  ): Promise<SkillClaim | null> {
    if (claimUuid === null || !principal) return null;
    const claim = await this.claims.findFor(principal, claimUuid);
    return claim && toSkillClaim(claim);
  }
}
