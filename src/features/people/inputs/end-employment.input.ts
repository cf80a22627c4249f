import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType({ description: 'The end of an employment.' })
export class EndEmploymentInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'The last day; they cannot sign in afterwards.' })
  lastDay!: string;

  @Field(() => Int, { nullable: true, description: 'The version seen; refused where it has changed since.' })
  expectedVersion?: number | null;
}
