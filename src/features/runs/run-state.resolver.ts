import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ActiveState } from './models/active-state.model.js';
import { AllowedEvent } from './models/allowed-event.model.js';
import { PendingTimer } from './models/pending-timer.model.js';
import { RunInstances } from './models/run-instances.model.js';
import { Run } from './models/run.model.js';
import { RunInstanceSets } from './run-instances.js';
import { RunPosition } from './run-position.js';

/** Where a run stands in its chart, and what can move it from there. */
@Resolver(() => Run)
export class RunStateResolver {
  constructor(
    private readonly position: RunPosition,
    private readonly instanceSets: RunInstanceSets,
  ) {}

  @ResolveField(() => [RunInstances], {
    description: 'What its states have opened several times over so far, in the order of the playbook.',
  })
  instances(@Context() context: RequestContext, @Parent() run: Run): Promise<RunInstances[]> {
    return this.instanceSets.of(context, run);
  }

  @ResolveField(() => [ActiveState], {
    description: 'The states that it is in now; of an ended run, those it ended in.',
  })
  states(@Context() context: RequestContext, @Parent() run: Run): Promise<ActiveState[]> {
    return this.position.states(context, run);
  }

  @ResolveField(() => [PendingTimer], {
    description: 'The deadlines and delays it waits for, the next due first.',
  })
  pendingTimers(@Context() context: RequestContext, @Parent() run: Run): Promise<PendingTimer[]> {
    return this.position.timers(context, run);
  }

  @ResolveField(() => [AllowedEvent], {
    description: 'The events from outside that it can take now, by name.',
  })
  allowedEvents(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Parent() run: Run,
  ): Promise<AllowedEvent[]> {
    return this.position.allowedEvents(context, viewer, run);
  }
}

@Resolver(() => ActiveState)
export class ActiveStateResolver {
  @ResolveField(() => String, { description: 'What people call it.' })
  title(@Context() context: RequestContext, @Parent() state: ActiveState, @Args() args: LocaleArgs): string {
    return localize(context, args, state.titleText);
  }
}

@Resolver(() => RunInstances)
export class RunInstancesResolver {
  @ResolveField(() => String, { description: 'What each of them is, as a person reads it.' })
  title(@Context() context: RequestContext, @Parent() set: RunInstances, @Args() args: LocaleArgs): string {
    return localize(context, args, set.titleText);
  }
}

@Resolver(() => PendingTimer)
export class PendingTimerResolver {
  @ResolveField(() => String, { description: 'What people call the state that waits.' })
  stateTitle(
    @Context() context: RequestContext,
    @Parent() timer: PendingTimer,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, timer.stateTitleText);
  }
}

@Resolver(() => AllowedEvent)
export class AllowedEventResolver {
  @ResolveField(() => String, { description: 'What has happened, as a person reads it.' })
  title(@Context() context: RequestContext, @Parent() event: AllowedEvent, @Args() args: LocaleArgs): string {
    return localize(context, args, event.titleText);
  }
}
