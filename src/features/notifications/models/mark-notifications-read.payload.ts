import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';

@ObjectType({ description: 'What marking notifications as read did.' })
export class MarkNotificationsReadPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many were not read before; null where it was refused.',
  })
  marked?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are still not read; null where it was refused.',
  })
  unread?: number | null;
}
