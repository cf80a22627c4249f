import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'A task that nobody has, to be taken by the viewer.' })
export class ClaimTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the task that the viewer has seen; refused where it has moved on.',
  })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
