import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'A seat to give back, before the session begins.' })
export class CancelEnrolmentInput {
  @Field(() => ID, { description: 'The enrolment.' })
  enrolmentId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw.' })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
