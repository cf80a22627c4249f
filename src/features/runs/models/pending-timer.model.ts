import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A deadline or delay that will move the run by itself.' })
export class PendingTimer {
  readonly stateTitleText!: LocalizedText;

  @Field(() => String, { description: 'Path of the state that waits.' })
  statePath!: string;

  @Field(() => DateTime, { description: 'When it fires.' })
  dueAt!: Date;
}
