import { Field, ID, InputType } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType({ description: 'A rotation to propose.' })
export class ProposeRotationInput {
  @Field(() => ID, { nullable: true, description: 'Who is to rotate; the viewer by default.' })
  personId?: string | null;

  @Field(() => String, { description: 'The key of the department to work in; not the person’s own.' })
  toDepartmentKey!: string;

  @Field(() => String, { nullable: true, description: 'What the person is to do there.' })
  position?: string | null;

  @Field(() => String, { description: 'What it is for.' })
  reason!: string;

  @Field(() => LocalDate, { description: 'The first day; not in the past.' })
  plannedFrom!: string;

  @Field(() => LocalDate, { description: 'The last day.' })
  plannedTo!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
