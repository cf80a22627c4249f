import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId, decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { EnrolmentsService } from './enrolments.service.js';
import { CancelEnrolmentInput } from './inputs/cancel-enrolment.input.js';
import { EnrolInput } from './inputs/enrol.input.js';
import { RecordResultInput } from './inputs/record-result.input.js';
import { toEnrolment } from './models/enrolment.model.js';
import { CancelEnrolmentPayload, EnrolPayload, RecordResultPayload } from './models/training.payloads.js';
import { RecordedResults } from './recorded-results.js';
import { TrainingResultsService } from './training-results.service.js';

@Resolver()
export class EnrolmentsResolver {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly results: TrainingResultsService,
    private readonly recorded: RecordedResults,
  ) {}

  @Mutation(() => EnrolPayload, {
    description: 'Takes a seat in a session: for oneself, or as HR for anybody.',
  })
  enrol(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => EnrolInput, description: 'The seat.' }) input: EnrolInput,
  ): Promise<EnrolPayload> {
    return answer(context, async () => {
      const sessionId = decodeNodeId('TrainingSession', input.sessionId, ['sessionId']);
      const personId = decodeOptionalNodeId('Person', input.personId, ['personId']);
      const { idempotencyKey = null } = input;
      const enrolment = await this.enrolments.enrol(viewer, { sessionId, personId, idempotencyKey });
      return { enrolment: toEnrolment(enrolment) };
    });
  }

  @Mutation(() => CancelEnrolmentPayload, {
    description: 'Gives a seat back before the session begins: one’s own, or as HR anybody’s.',
  })
  cancelEnrolment(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CancelEnrolmentInput, description: 'The seat.' })
    input: CancelEnrolmentInput,
  ): Promise<CancelEnrolmentPayload> {
    return answer(context, async () => {
      const enrolmentId = decodeNodeId('Enrolment', input.enrolmentId, ['enrolmentId']);
      const { expectedVersion = null, idempotencyKey = null } = input;
      const command = { enrolmentId, expectedVersion, idempotencyKey };
      return { enrolment: toEnrolment(await this.enrolments.cancel(viewer, command)) };
    });
  }

  @Mutation(() => RecordResultPayload, {
    description:
      'Records the result of a session for one person, once it has ended. Passed, it issues the certificate and claims the skill. A result never changes. For HR.',
  })
  recordResult(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => RecordResultInput, description: 'The result.' }) input: RecordResultInput,
  ): Promise<RecordResultPayload> {
    return answer(context, async () => {
      const enrolmentId = decodeNodeId('Enrolment', input.enrolmentId, ['enrolmentId']);
      const { result, score = null, expectedVersion = null, idempotencyKey = null } = input;
      const command = { enrolmentId, result, score, expectedVersion, idempotencyKey };
      return this.recorded.read(viewer, await this.results.record(viewer, command));
    });
  }
}
