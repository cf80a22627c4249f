import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { CancelSessionInput } from './inputs/cancel-session.input.js';
import { ScheduleSessionInput } from './inputs/schedule-session.input.js';
import { TrainingSessionFilterInput } from './inputs/training-session-filter.input.js';
import {
  toTrainingSession,
  TrainingSession,
  TrainingSessionConnection,
} from './models/training-session.model.js';
import { CancelSessionPayload, ScheduleSessionPayload } from './models/training.payloads.js';
import { TrainingSessionSearch } from './training-session-search.service.js';
import { TrainingSessionsService } from './training-sessions.service.js';

@Resolver()
export class TrainingSessionsResolver {
  constructor(
    private readonly sessions: TrainingSessionsService,
    private readonly search: TrainingSessionSearch,
  ) {}

  @Query(() => TrainingSessionConnection, { description: 'Training sessions, the latest first.' })
  async trainingSessions(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('filter', {
      type: () => TrainingSessionFilterInput,
      nullable: true,
      description: 'Which sessions.',
    })
    filter: TrainingSessionFilterInput | null,
    @Args() args: PageArgs,
  ): Promise<Connection<TrainingSession>> {
    const page = openPage(context, args, ['instant', 'id']);
    const wanted = await this.search.toFilter(viewer, filter ?? {});
    return toConnection(page, await this.search.page(wanted, page), {
      cursor: ({ startsAt, id }) => [startsAt.toISOString(), id],
      node: toTrainingSession,
      count: () => this.search.count(wanted),
    });
  }

  @Mutation(() => ScheduleSessionPayload, { description: 'Schedules a session of a course. For HR.' })
  scheduleSession(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ScheduleSessionInput, description: 'The session.' })
    input: ScheduleSessionInput,
  ): Promise<ScheduleSessionPayload> {
    return answer(context, async () => {
      const { courseId: id, idempotencyKey = null, ...session } = input;
      const courseId = decodeNodeId('Course', id, ['courseId']);
      const command = { ...session, courseId, idempotencyKey };
      return { session: toTrainingSession(await this.sessions.schedule(viewer, command)) };
    });
  }

  @Mutation(() => CancelSessionPayload, {
    description: 'Cancels a session that has not begun; everybody enrolled is told. For HR.',
  })
  cancelSession(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CancelSessionInput, description: 'The session.' }) input: CancelSessionInput,
  ): Promise<CancelSessionPayload> {
    return answer(context, async () => {
      const sessionId = decodeNodeId('TrainingSession', input.sessionId, ['sessionId']);
      const { expectedVersion = null, idempotencyKey = null } = input;
      const session = await this.sessions.cancel(viewer, { sessionId, expectedVersion, idempotencyKey });
      return { session: toTrainingSession(session) };
    });
  }
}
