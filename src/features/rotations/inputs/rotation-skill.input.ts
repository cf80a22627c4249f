import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType({ description: 'A skill that somebody gained in a rotation.' })
export class RotationSkillInput {
  @Field(() => ID, { description: 'The skill.' })
  skillId!: string;

  @Field(() => Int, { description: 'The level, from 1 to 5.' })
  level!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; without one it does not expire.' })
  validTo?: string | null;
}
