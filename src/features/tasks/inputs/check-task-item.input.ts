import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: "A step of a task's checklist to tick off, or to take the tick from." })
export class CheckTaskItemInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'The place of the step in the list, from 0.' })
  item!: number;

  @Field(() => Boolean, { description: 'Whether it is done.', defaultValue: true })
  checked!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
