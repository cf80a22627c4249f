import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';
import { SkillClaimSource } from '../models/skill-claim-source.enum.js';

@InputType({ description: 'What is claimed of a person’s skill.' })
export class ClaimSkillInput {
  @Field(() => ID, { nullable: true, description: 'Whose skill; the viewer’s own by default.' })
  personId?: string | null;

  @Field(() => ID, { description: 'The skill.' })
  skillId!: string;

  @Field(() => Int, { description: 'From 1 (beginner) to 5 (teaches others).' })
  level!: number;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day on which it holds; today by default.',
  })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; without one it does not expire.' })
  validTo?: string | null;

  @Field(() => SkillClaimSource, {
    nullable: true,
    description:
      'SELF for oneself, MANAGER (the default) or CERTIFICATE for somebody else. TRAINING and ROTATION record themselves.',
  })
  source?: SkillClaimSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'What shows it: work done, a certificate’s number. Needed for every source but SELF.',
  })
  evidence?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeat of the request harmless.' })
  idempotencyKey?: string | null;
}
