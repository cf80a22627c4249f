import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { DateTime } from '../../api/scalars.js';
import { PendingCall } from './models/pending-call.model.js';
import { Run } from './models/run.model.js';
import { WaitingEvent } from './models/waiting-event.model.js';
import { RunWaiting } from './run-waiting.js';

/** What a run waits for besides tasks and timers, and what waits in it. */
@Resolver(() => Run)
export class RunWaitingResolver {
  constructor(private readonly waiting: RunWaiting) {}

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'Since when it is paused; null where it is not.',
  })
  async pausedSince(@Context() context: RequestContext, @Parent() run: Run): Promise<Date | null> {
    return (await this.waiting.pause(context, run))?.at ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why it is paused, in the words of the one who paused it; null where it is not.',
  })
  async pauseReason(@Context() context: RequestContext, @Parent() run: Run): Promise<string | null> {
    return (await this.waiting.pause(context, run))?.reason ?? null;
  }

  @ResolveField(() => [WaitingEvent], {
    description: 'The events that wait until it can take them, in the order in which they came.',
  })
  mailbox(@Context() context: RequestContext, @Parent() run: Run): Promise<WaitingEvent[]> {
    return this.waiting.mailbox(context, run);
  }

  @ResolveField(() => [PendingCall], {
    description: 'The calls out to services that it waits for, the oldest first.',
  })
  pendingCalls(@Context() context: RequestContext, @Parent() run: Run): Promise<PendingCall[]> {
    return this.waiting.pendingCalls(context, run);
  }
}

@Resolver(() => WaitingEvent)
export class WaitingEventResolver {
  @ResolveField(() => String, { description: 'What has happened, as a person reads it.' })
  title(@Context() context: RequestContext, @Parent() event: WaitingEvent, @Args() args: LocaleArgs): string {
    return localize(context, args, event.titleText);
  }
}

@Resolver(() => PendingCall)
export class PendingCallResolver {
  @ResolveField(() => String, { description: 'What people call the service.' })
  serviceTitle(
    @Context() context: RequestContext,
    @Parent() call: PendingCall,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, call.serviceTitleText);
  }
}
