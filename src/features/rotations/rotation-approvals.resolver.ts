import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ApproveRotationService } from './approve-rotation.service.js';
import { PrepareRotationService } from './prepare-rotation.service.js';
import {
  ApproveRotationInput,
  CancelRotationInput,
  PrepareRotationInput,
  RejectRotationInput,
} from './inputs/move-rotation.inputs.js';
import {
  ApproveRotationPayload,
  CancelRotationPayload,
  PrepareRotationPayload,
  RejectRotationPayload,
} from './models/rotation.payloads.js';
import { MovedRotations, toRotationCommand } from './moved-rotations.js';

@Resolver()
export class RotationApprovalsResolver {
  constructor(
    private readonly approvals: ApproveRotationService,
    private readonly preparations: PrepareRotationService,
    private readonly moved: MovedRotations,
  ) {}

  @Mutation(() => ApproveRotationPayload, {
    description:
      'Agrees to a rotation: for a department one of its leads or an executive, for HR somebody of HR; never the person.',
  })
  approveRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ApproveRotationInput, description: 'The approval.' })
    input: ApproveRotationInput,
  ): Promise<ApproveRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), as: input.as, comment: input.comment ?? null };
      return this.moved.read(await this.approvals.approve(viewer, command));
    });
  }

  @Mutation(() => RejectRotationPayload, {
    description: 'Refuses a rotation that waits for approvals. For those who may approve it.',
  })
  rejectRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => RejectRotationInput, description: 'The refusal.' })
    input: RejectRotationInput,
  ): Promise<RejectRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), reason: input.reason };
      return this.moved.read(await this.approvals.reject(viewer, command));
    });
  }

  @Mutation(() => CancelRotationPayload, {
    description:
      'Gives up a rotation before it starts. For the person, the proposer, leads of both departments and HR.',
  })
  cancelRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CancelRotationInput, description: 'The rotation.' })
    input: CancelRotationInput,
  ): Promise<CancelRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), reason: input.reason };
      return this.moved.read(await this.approvals.cancel(viewer, command));
    });
  }

  @Mutation(() => PrepareRotationPayload, {
    description:
      'Names the mentor and the objectives, without which a rotation cannot start. For leads of the receiving department and HR.',
  })
  prepareRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => PrepareRotationInput, description: 'Mentor and objectives.' })
    input: PrepareRotationInput,
  ): Promise<PrepareRotationPayload> {
    return answer(context, async () => {
      const mentorId = decodeNodeId('Person', input.mentorId, ['mentorId']);
      const command = { ...toRotationCommand(input), mentorId, objectives: input.objectives };
      return this.moved.read(await this.preparations.prepare(viewer, command));
    });
  }
}
