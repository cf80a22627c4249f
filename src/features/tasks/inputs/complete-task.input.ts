import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';

@InputType({ description: 'A task to complete.' })
export class CompleteTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => String, { description: "Key of one of the task's outcomes." })
  outcome!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the task's `formSchema` asks for. By default an empty form.",
  })
  form?: JsonObject | null;

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
