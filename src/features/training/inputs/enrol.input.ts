import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'A seat to take.' })
export class EnrolInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is to take part: the viewer by default, others by HR.',
  })
  personId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
