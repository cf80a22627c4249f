import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';
import { RotationSide } from '../models/rotation-side.enum.js';
import { RotationSkillInput } from './rotation-skill.input.js';

/** What every move of a rotation says. */
@InputType({ isAbstract: true })
export abstract class MoveRotationInput {
  @Field(() => ID, { description: 'The rotation.' })
  rotationId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw.' })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An approval of a rotation.' })
export class ApproveRotationInput extends MoveRotationInput {
  @Field(() => RotationSide, { description: 'In whose name.' })
  as!: RotationSide;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  comment?: string | null;
}

@InputType({ description: 'A refusal of a rotation.' })
export class RejectRotationInput extends MoveRotationInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Who guides the person, and what the person is to achieve.' })
export class PrepareRotationInput extends MoveRotationInput {
  @Field(() => ID, { description: 'Somebody of the receiving department; not the person.' })
  mentorId!: string;

  @Field(() => [String], { description: 'From 1 to 20 objectives.' })
  objectives!: string[];
}

@InputType({ description: 'A rotation to start today.' })
export class StartRotationInput extends MoveRotationInput {}

@InputType({ description: 'A look at how a rotation goes, in between.' })
export class ReviewRotationInput extends MoveRotationInput {
  @Field(() => String, { description: 'What was found.' })
  text!: string;
}

@InputType({ description: 'A rotation to go on for longer.' })
export class ExtendRotationInput extends MoveRotationInput {
  @Field(() => LocalDate, { description: 'The new last day; later than the present one.' })
  plannedTo!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A rotation to end today.' })
export class EndRotationInput extends MoveRotationInput {
  @Field(() => String, { nullable: true, description: 'A remark; the reason where it ends before its time.' })
  comment?: string | null;
}

@InputType({ description: 'How the person did.' })
export class EvaluateRotationInput extends MoveRotationInput {
  @Field(() => Int, { description: 'From 1 (poor) to 5 (outstanding).' })
  rating!: number;

  @Field(() => String, { description: 'In words.' })
  text!: string;

  @Field(() => [Boolean], { description: 'For each objective, in their order, whether it was achieved.' })
  achieved!: boolean[];

  @Field(() => RotationSkillInput, {
    nullable: true,
    description:
      'A skill that the person is now known to have; recorded as a claim with the source ROTATION.',
  })
  skill?: RotationSkillInput | null;
}

@InputType({ description: 'A person to go back to the old department.' })
export class ReturnRotationInput extends MoveRotationInput {
  @Field(() => String, { nullable: true, description: 'A remark.' })
  comment?: string | null;
}

@InputType({ description: 'A person to stay, and from today to belong to the other department.' })
export class StayRotationInput extends MoveRotationInput {
  @Field(() => String, { nullable: true, description: 'A remark.' })
  comment?: string | null;
}

@InputType({ description: 'A rotation to give up before it starts.' })
export class CancelRotationInput extends MoveRotationInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
