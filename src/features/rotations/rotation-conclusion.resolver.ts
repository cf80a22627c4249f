import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ConcludeRotationService, type GainedSkill } from './conclude-rotation.service.js';
import {
  EvaluateRotationInput,
  ReturnRotationInput,
  StayRotationInput,
} from './inputs/move-rotation.inputs.js';
import {
  EvaluateRotationPayload,
  ReturnRotationPayload,
  StayRotationPayload,
} from './models/rotation.payloads.js';
import type { RotationSkillInput } from './inputs/rotation-skill.input.js';
import { MovedRotations, toRotationCommand } from './moved-rotations.js';

@Resolver()
export class RotationConclusionResolver {
  constructor(
    private readonly conclusion: ConcludeRotationService,
    private readonly moved: MovedRotations,
  ) {}

  @Mutation(() => EvaluateRotationPayload, {
    description:
      'Judges a rotation that has ended. For the mentor, leads of the receiving department and HR.',
  })
  evaluateRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => EvaluateRotationInput, description: 'The evaluation.' })
    input: EvaluateRotationInput,
  ): Promise<EvaluateRotationPayload> {
    return answer(context, async () => {
      const { rating, text, achieved } = input;
      const skill = toGainedSkill(input.skill);
      const command = { ...toRotationCommand(input), rating, text, achieved, skill };
      return this.moved.read(await this.conclusion.evaluate(viewer, command));
    });
  }

  @Mutation(() => ReturnRotationPayload, {
    description:
      'Sends the person back to the old department, after the evaluation. For leads of that department and HR.',
  })
  returnRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ReturnRotationInput, description: 'The rotation.' })
    input: ReturnRotationInput,
  ): Promise<ReturnRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), comment: input.comment ?? null };
      return this.moved.read(await this.conclusion.goBack(viewer, command));
    });
  }

  @Mutation(() => StayRotationPayload, {
    description: 'Moves the person to the other department for good, after the evaluation. For HR.',
  })
  stayRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => StayRotationInput, description: 'The rotation.' }) input: StayRotationInput,
  ): Promise<StayRotationPayload> {
    return answer(context, async () => {
      const command = { ...toRotationCommand(input), comment: input.comment ?? null };
      return this.moved.read(await this.conclusion.stay(viewer, command));
    });
  }
}

function toGainedSkill(skill: RotationSkillInput | null | undefined): GainedSkill | null {
  if (!skill) return null;
  const skillId = decodeNodeId('Skill', skill.skillId, ['skill', 'skillId']);
  return { skillId, level: skill.level, validTo: skill.validTo ?? null };
}
