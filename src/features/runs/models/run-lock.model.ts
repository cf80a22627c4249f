import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A lock that a run has, or waits for.' })
export class RunLock {
  readonly titleText!: LocalizedText;
  readonly holderUuids!: readonly string[];

  @Field(() => String, { description: "Name of the lock among the playbook's." })
  name!: string;

  @Field(() => String, { description: 'Which of the locks of that name; empty where there is only one.' })
  key!: string;

  @Field(() => DateTime, { description: 'When the run got in line for it.' })
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when the run has it; null while it waits.' })
  grantedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "The run's place in line: 1 for the next that has it; null where it has it.",
  })
  place!: number | null;
}
