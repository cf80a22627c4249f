import { Field, ID, InputType } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';
import { RotationPhase } from '../models/rotation-phase.enum.js';

@InputType({ description: 'Which rotations to list; what is left out does not narrow the list.' })
export class RotationFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'The key of a department that people come from or go to; those below it are included.',
  })
  department?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only rotations that last until this day or longer.',
  })
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only rotations that begin on this day or earlier.',
  })
  to?: string | null;

  @Field(() => RotationPhase, { nullable: true, description: 'Only rotations in this phase.' })
  phase?: RotationPhase | null;

  @Field(() => ID, { nullable: true, description: 'Only rotations of this person.' })
  personId?: string | null;
}
