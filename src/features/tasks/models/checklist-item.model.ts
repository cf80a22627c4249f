import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: "A step of a task's checklist." })
export class ChecklistItem {
  readonly bodyText!: LocalizedText;

  @Field(() => Int, { description: 'Its place in the list, from 0.' })
  index!: number;

  @Field(() => Boolean, { description: 'Whether it is ticked off.' })
  checked!: boolean;
}
