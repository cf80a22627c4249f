import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ isAbstract: true })
abstract class ChangeRunInput {
  @Field(() => ID, { description: 'The run.' })
  runId!: string;

  @Field(() => String, { description: 'Why, in 1 to 500 characters. It stays in the log of the run.' })
  reason!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the run that the viewer has seen; refused where it has moved on.',
  })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A run to pause, and why.' })
export class PauseRunInput extends ChangeRunInput {}

@InputType({ description: 'A paused run to resume, and why.' })
export class ResumeRunInput extends ChangeRunInput {}

@InputType({ description: 'A run to cancel, and why.' })
export class CancelRunInput extends ChangeRunInput {}
