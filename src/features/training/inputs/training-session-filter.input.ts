import { Field, InputType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';

@InputType({ description: 'Which sessions to list; what is left out does not narrow the list.' })
export class TrainingSessionFilterInput {
  @Field(() => String, { nullable: true, description: 'The key of the course.' })
  course?: string | null;

  @Field(() => String, { nullable: true, description: 'The key of the skill that the course teaches.' })
  skill?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only sessions that end at this instant or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only sessions that begin before this instant.' })
  to?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only sessions in which the viewer has a seat.' })
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only sessions that one can still enrol in: not begun, not cancelled, with a seat left.',
  })
  open?: boolean | null;
}
