import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { EnrolmentEntity } from '../enrolment.entity.js';
import { EnrolmentStatus } from './enrolment-status.enum.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A person’s place in a session, with its result. Read by the person, leads of their team, HR and executives.',
})
export class Enrolment implements Node {
  readonly __typename = 'Enrolment';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => EnrolmentStatus, { description: 'What became of it.' })
  status!: EnrolmentStatus;

  @Field(() => Float, { nullable: true, description: 'The score, from 0 to 100, where one was given.' })
  score!: number | null;

  @Field(() => DateTime, { description: 'When the seat was taken.' })
  enrolledAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the result was recorded; null before that.' })
  resultAt!: Date | null;

  @Field(() => Int, { description: 'Goes up with each change; for `expectedVersion`.' })
  version!: number;

  uuid!: string;
  sessionUuid!: string;
  personUuid!: string;
  enrolledByUuid!: string | null;
  resultByUuid!: string | null;
}

export function toEnrolment(entity: EnrolmentEntity): Enrolment {
  return {
    __typename: 'Enrolment',
    id: encodeNodeId('Enrolment', entity.id),
    uuid: entity.id,
    sessionUuid: entity.sessionId,
    personUuid: entity.personId,
    status: entity.status,
    score: entity.score,
    enrolledAt: entity.enrolledAt,
    enrolledByUuid: entity.enrolledBy,
    resultAt: entity.resultAt,
    resultByUuid: entity.resultBy,
    version: entity.version,
  };
}
