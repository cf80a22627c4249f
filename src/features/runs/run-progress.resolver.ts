import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { Escalation } from './models/escalation.model.js';
import { KpiObservation } from './models/kpi-observation.model.js';
import { KpiProgress } from './models/kpi-progress.model.js';
import { Run } from './models/run.model.js';
import { RunProgress } from './run-progress.js';

/** How well a run goes. */
@Resolver(() => Run)
export class RunProgressResolver {
  constructor(private readonly progress: RunProgress) {}

  @ResolveField(() => [KpiProgress], {
    description: 'The figures that it is to move, in the order of the playbook.',
  })
  kpis(@Context() context: RequestContext, @Parent() run: Run): Promise<KpiProgress[]> {
    return this.progress.kpis(context, run);
  }

  @ResolveField(() => [Escalation], {
    description: 'What its chart escalated: the latest 100, oldest first.',
  })
  escalations(@Context() context: RequestContext, @Parent() run: Run): Promise<Escalation[]> {
    return this.progress.escalations(context, run);
  }
}

@Resolver(() => KpiProgress)
export class KpiProgressResolver {
  @ResolveField(() => String, { description: 'What the figure is called.' })
  title(@Context() context: RequestContext, @Parent() kpi: KpiProgress, @Args() args: LocaleArgs): string {
    return localize(context, args, kpi.titleText);
  }
}

@Resolver(() => KpiObservation)
export class KpiObservationResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who reported it; null where the chart or a service did.',
  })
  recordedBy(
    @Context() context: RequestContext,
    @Parent() observation: KpiObservation,
  ): Promise<Person | null> {
    const uuid = observation.recordedByUuid;
    return uuid === null ? Promise.resolve(null) : this.people.load(context, uuid);
  }
}

@Resolver(() => Escalation)
export class EscalationResolver {
  @ResolveField(() => String, { description: 'What was said.' })
  message(
    @Context() context: RequestContext,
    @Parent() escalation: Escalation,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, escalation.messageText);
  }

  @ResolveField(() => String, { description: 'Who was told: the lead, the sponsor, or the title of a role.' })
  to(@Context() context: RequestContext, @Parent() escalation: Escalation, @Args() args: LocaleArgs): string {
    return localize(context, args, escalation.toText);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Title of the task it is about, where it is about one.',
  })
  taskTitle(
    @Context() context: RequestContext,
    @Parent() escalation: Escalation,
    @Args() args: LocaleArgs,
  ): string | null {
    return escalation.taskTitleText && localize(context, args, escalation.taskTitleText);
  }
}
