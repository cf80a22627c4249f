import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { TrainingSessionEntity } from '../training-session.entity.js';

@ObjectType({ implements: () => [Node], description: 'A course held once, at a place, for so many people.' })
export class TrainingSession implements Node {
  readonly __typename = 'TrainingSession';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends; results can be recorded from then on.' })
  endsAt!: Date;

  @Field(() => String, { description: 'Where it is held.' })
  place!: string;

  @Field(() => String, { description: 'Who teaches it.' })
  trainer!: string;

  @Field(() => Int, { description: 'How many people have room.' })
  capacity!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was cancelled; null where it was not.' })
  cancelledAt!: Date | null;

  @Field(() => Int, { description: 'Goes up with each change; for `expectedVersion`.' })
  version!: number;

  uuid!: string;
  courseUuid!: string;
}

@ObjectType({ description: 'A page of training sessions, the latest first.' })
export class TrainingSessionConnection extends connectionOf(TrainingSession, 'TrainingSession') {}

export function toTrainingSession(entity: TrainingSessionEntity): TrainingSession {
  return {
    __typename: 'TrainingSession',
    id: encodeNodeId('TrainingSession', entity.id),
    uuid: entity.id,
    courseUuid: entity.courseId,
    startsAt: entity.startsAt,
    endsAt: entity.endsAt,
    place: entity.place,
    trainer: entity.trainer,
    capacity: entity.capacity,
    cancelledAt: entity.cancelledAt,
    version: entity.version,
  };
}
