import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({
  description:
    'Something that the chart brought to the attention of somebody above, because it was late or went wrong.',
})
export class Escalation {
  readonly messageText!: LocalizedText;
  readonly toText!: LocalizedText;
  readonly taskTitleText!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Key of the task it is about, where it is about one.' })
  taskKey!: string | null;

  @Field(() => DateTime, { description: 'When it was raised.' })
  at!: Date;

  @Field(() => Int, { description: "The event of the run's log that raised it." })
  seq!: number;
}
