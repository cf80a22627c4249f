import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import { SendEventToRunsInput } from './inputs/send-event-to-runs.input.js';
import { EventDelivery } from './models/event-delivery.model.js';
import { Run } from './models/run.model.js';
import { SendEventToRunsPayload } from './models/send-event-to-runs.payload.js';
import { RunLoader } from './run.loader.js';
import { SendToCohortService } from './send-to-cohort.service.js';

@Resolver()
export class CohortMutations {
  constructor(private readonly cohort: SendToCohortService) {}

  @Mutation(() => SendEventToRunsPayload, {
    description:
      'Tells many runs what happened outside them, each for itself. Whether the viewer may is asked in every run, and said in its receipt.',
  })
  sendEventToRuns(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => SendEventToRunsInput, description: 'What happened, and to whom.' })
    input: SendEventToRunsInput,
  ): Promise<SendEventToRunsPayload> {
    return answer(context, () => this.cohort.send(context, viewer, input));
  }
}

@Resolver(() => EventDelivery)
export class EventDeliveryResolver {
  constructor(private readonly runs: RunLoader) {}

  @ResolveField(() => Run, { description: 'The run, as it is now.' })
  run(@Context() context: RequestContext, @Parent() { runUuid }: EventDelivery): Promise<Run | null> {
    return this.runs.load(context, runUuid);
  }
}
