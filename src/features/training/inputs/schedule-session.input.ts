import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';

@InputType({ description: 'A session to schedule.' })
export class ScheduleSessionInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => DateTime, { description: 'When it begins; not in the past.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => String, { description: 'Where it is held.' })
  place!: string;

  @Field(() => String, { description: 'Who teaches it.' })
  trainer!: string;

  @Field(() => Int, { description: 'How many people have room, from 1 to 1000.' })
  capacity!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
