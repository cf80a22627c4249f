import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ConductRotationService } from './conduct-rotation.service.js';
import {
  EndRotationInput,
  ExtendRotationInput,
  ReviewRotationInput,
  StartRotationInput,
} from './inputs/move-rotation.inputs.js';
import {
  EndRotationPayload,
  ExtendRotationPayload,
  ReviewRotationPayload,
  StartRotationPayload,
} from './models/rotation.payloads.js';
import { MovedRotations, toRotationCommand } from './moved-rotations.js';

@Resolver()
export class RotationConductResolver {
  constructor(
    private readonly conduct: ConductRotationService,
    private readonly moved: MovedRotations,
  ) {}

  @Mutation(() => StartRotationPayload, {
    description:
      'Starts a rotation today and hands the person’s open tasks to the leads of their teams. For leads of the receiving department and HR.',
  })
  startRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => StartRotationInput, description: 'The rotation.' })
    input: StartRotationInput,
  ): Promise<StartRotationPayload> {
    return answer(context, async () => {
      return this.moved.read(await this.conduct.start(viewer, toRotationCommand(input)));
    });
  }

  @Mutation(() => ReviewRotationPayload, {
    description: 'Notes how a rotation goes. For the mentor, leads of the receiving department and HR.',
  })
  reviewRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ReviewRotationInput, description: 'The review.' })
    input: ReviewRotationInput,
  ): Promise<ReviewRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), text: input.text };
      return this.moved.read(await this.conduct.review(viewer, command));
    });
  }

  @Mutation(() => ExtendRotationPayload, {
    description:
      'Moves the last day of a rotation, after a review. For leads of the receiving department and HR.',
  })
  extendRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ExtendRotationInput, description: 'The extension.' })
    input: ExtendRotationInput,
  ): Promise<ExtendRotationPayload> {
    return answer(context, async () => {
      const { plannedTo, reason } = input;
      const command = { ...toRotationCommand(input), plannedTo, reason };
      return this.moved.read(await this.conduct.extend(viewer, command));
    });
  }

  @Mutation(() => EndRotationPayload, {
    description:
      'Ends a rotation today and hands the person’s open tasks to the leads of their teams. For leads of both departments and HR.',
  })
  endRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => EndRotationInput, description: 'The rotation.' }) input: EndRotationInput,
  ): Promise<EndRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), comment: input.comment ?? null };
      return this.moved.read(await this.conduct.end(viewer, command));
    });
  }
}
