import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { EventDelivery } from './event-delivery.model.js';

@ObjectType({ description: 'What an event did in the runs of a cohort.' })
export class SendEventToRunsPayload extends MutationPayload {
  @Field(() => [EventDelivery], {
    nullable: true,
    description:
      'A receipt for each run that was met, in the order of their ids; null where nothing was done.',
  })
  receipts?: EventDelivery[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Send it back as `after` to go on with the runs that are left; null where none are.',
  })
  next?: string | null;
}
