import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { RotationEntity } from '../rotation.entity.js';

@ObjectType({ description: 'What became of an objective.' })
export class RotationObjectiveResult {
  @Field(() => String, { description: 'The objective.' })
  objective!: string;

  @Field(() => Boolean, { description: 'Whether it was achieved.' })
  isAchieved!: boolean;
}

@ObjectType({
  description: 'How a person did in a rotation. Read by the person, mentor, their leads, HR and executives.',
})
export class RotationEvaluation {
  @Field(() => Int, { description: 'From 1 (poor) to 5 (outstanding).' })
  rating!: number;

  @Field(() => String, { description: 'In words.' })
  text!: string;

  @Field(() => [RotationObjectiveResult], { description: 'Objective by objective.' })
  objectives!: RotationObjectiveResult[];

  @Field(() => DateTime, { description: 'When it was evaluated.' })
  evaluatedAt!: Date;

  evaluatedByUuid!: string | null;
  claimUuid!: string | null;
}

/** Null before the rotation was evaluated. */
export function toRotationEvaluation({ evaluation, objectives }: RotationEntity): RotationEvaluation | null {
  if (!evaluation) return null;
  return {
    rating: evaluation.rating,
    text: evaluation.text,
    objectives: objectives.map((objective, index) => ({
      objective,
      isAchieved: evaluation.achieved[index] ?? false,
    })),
    evaluatedAt: new Date(evaluation.at),
    evaluatedByUuid: evaluation.by,
    claimUuid: evaluation.claimId,
  };
}
