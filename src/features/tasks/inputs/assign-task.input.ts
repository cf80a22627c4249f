import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Who is to do a task.' })
export class AssignTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A member of the team, or its lead; null: nobody, so that it can be claimed.',
  })
  assigneeId?: string | null;

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
