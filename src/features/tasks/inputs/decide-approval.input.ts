import { Field, ID, InputType } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';

@InputType({ description: 'A decision on an approval.' })
export class DecideApprovalInput {
  @Field(() => ID, { description: 'The approval.' })
  taskId!: string;

  @Field(() => String, { description: "Key of one of the approval's outcomes." })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'The reasons, at most 2000 characters.' })
  comment?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the approval's `formSchema` asks for. By default an empty form.",
  })
  form?: JsonObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
