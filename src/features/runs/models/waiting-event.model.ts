import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({
  description:
    'Something that waits in the mailbox of a run: an event that no state could take, or whatever came during a pause.',
})
export class WaitingEvent {
  readonly titleText!: LocalizedText;

  @Field(() => String, {
    description:
      "The event's name; `kpi.observed`, `service.answered`, `service.failed`, `child.completed`, `child.failed` or `lock.granted` where it is none of the playbook's.",
  })
  name!: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it is thrown out unless it was taken by then; null where it is kept as long as the run lives.',
  })
  expiresAt!: Date | null;
}
