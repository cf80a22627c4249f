import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A call out to a service that has been neither answered nor given up.' })
export class PendingCall {
  readonly serviceTitleText!: LocalizedText;

  @Field(() => String, { description: "Key of the service among the playbook's." })
  serviceKey!: string;

  @Field(() => String, {
    description: 'Path of the state that called; empty where the cancellation of the run did.',
  })
  statePath!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => Int, { description: 'How often it has been tried and failed.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null where none has.' })
  lastError!: string | null;
}
