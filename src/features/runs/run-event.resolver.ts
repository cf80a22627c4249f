import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Person } from '../people/models/person.model.js';
import { EventState } from './models/event-state.model.js';
import { RunEvent } from './models/run-event.model.js';
import { RunNarrator } from './run-narrator.js';

@Resolver(() => RunEvent)
export class RunEventResolver {
  constructor(private readonly narrator: RunNarrator) {}

  @ResolveField(() => String, { description: 'What happened, told in a sentence.' })
  summary(
    @Context() context: RequestContext,
    @Parent() event: RunEvent,
    @Args() args: LocaleArgs,
  ): Promise<string> {
    return this.narrator.summarise(context, event, args.locale ?? context.locale);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'The person who did it; null where no person did.',
  })
  actor(@Context() context: RequestContext, @Parent() event: RunEvent): Promise<Person | null> {
    return this.narrator.actor(context, event.record);
  }

  @ResolveField(() => String, { description: 'Who or what did it, as it is called.' })
  actorName(
    @Context() context: RequestContext,
    @Parent() event: RunEvent,
    @Args() args: LocaleArgs,
  ): Promise<string> {
    return this.narrator.nameActor(context, event.record, args.locale ?? context.locale);
  }

  @ResolveField(() => [EventState], {
    description: 'The states before it, with those around them; none at the start.',
  })
  fromStates(@Context() context: RequestContext, @Parent() event: RunEvent): Promise<EventState[]> {
    return this.narrator.states(context, event, event.record.fromStates);
  }

  @ResolveField(() => [EventState], { description: 'The states after it, with those around them.' })
  toStates(@Context() context: RequestContext, @Parent() event: RunEvent): Promise<EventState[]> {
    return this.narrator.states(context, event, event.record.toStates);
  }
}

@Resolver(() => EventState)
export class EventStateResolver {
  @ResolveField(() => String, { description: 'What people call it.' })
  title(@Context() context: RequestContext, @Parent() state: EventState, @Args() args: LocaleArgs): string {
    return localize(context, args, state.titleText);
  }
}
