import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'A session to cancel. Everybody enrolled loses the seat and is told.' })
export class CancelSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw.' })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
