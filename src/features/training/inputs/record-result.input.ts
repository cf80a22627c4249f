import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { TrainingResult } from '../models/enrolment-status.enum.js';

@InputType({ description: 'The result of a session for one person. It is recorded once and never changed.' })
export class RecordResultInput {
  @Field(() => ID, { description: 'The enrolment.' })
  enrolmentId!: string;

  @Field(() => TrainingResult, { description: 'The result.' })
  result!: TrainingResult;

  @Field(() => Float, { nullable: true, description: 'The score, from 0 to 100; none for somebody absent.' })
  score?: number | null;

  @Field(() => Int, { nullable: true, description: 'The version of the enrolment that the caller saw.' })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
