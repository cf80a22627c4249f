import { Field, Int, ObjectType } from '@nestjs/graphql';
import { JSONValue } from '../../../api/scalars.js';
import type { JsonObject, JsonValue } from '../../../engine/json.js';

@ObjectType({ description: 'Which one a task is, of an activity that its run opens several times over.' })
export class TaskInstance {
  @Field(() => Int, { description: 'Its number, counted from 1 and through the whole run.' })
  index!: number;

  @Field(() => JSONValue, {
    nullable: true,
    description: 'The item of the list that it is for; null where it is one of a number.',
  })
  item!: JsonValue;

  @Field(() => String, {
    nullable: true,
    description: 'What people read of it; null where its number has to do.',
  })
  label!: string | null;
}

/** `input` is what its state handed to the task. Null for a task that is opened alone. */
export function toTaskInstance({ index, item = null, label }: JsonObject): TaskInstance | null {
  return typeof index === 'number' ? { index, item, label: typeof label === 'string' ? label : null } : null;
}
