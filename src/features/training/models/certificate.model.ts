import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { LocalDate } from '../../../api/scalars.js';
import type { CertificateEntity } from '../certificate.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'What a passed session gave. Read by the person, leads of their team, HR and executives.',
})
export class Certificate implements Node {
  readonly __typename = 'Certificate';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day on which the session ended.' })
  issuedOn!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day on which it is valid; null where it does not expire.',
  })
  expiresOn!: string | null;

  uuid!: string;
  enrolmentUuid!: string;
  personUuid!: string;
  courseUuid!: string;
}

@ObjectType({ description: 'A page of certificates, those that expire first at the top.' })
export class CertificateConnection extends connectionOf(Certificate, 'Certificate') {}

export function toCertificate(entity: CertificateEntity): Certificate {
  return {
    __typename: 'Certificate',
    id: encodeNodeId('Certificate', entity.id),
    uuid: entity.id,
    enrolmentUuid: entity.enrolmentId,
    personUuid: entity.personId,
    courseUuid: entity.courseId,
    issuedOn: entity.issuedOn,
    expiresOn: entity.expiresOn,
  };
}
