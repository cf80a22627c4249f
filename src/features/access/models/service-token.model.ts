import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { AccessRole } from '../../../platform/auth/access-role.js';
import { AccessRoleEnum } from '../../people/models/access-role.enum.js';
import type { ServiceTokenRecord } from '../service-token.record.js';

@ObjectType({
  implements: () => [Node],
  description:
    'What another program signs in with. Its secret is shown once, when it is made, and is not kept.',
})
export class ServiceToken implements Node {
  readonly __typename = 'ServiceToken';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [AccessRoleEnum], { description: 'What the program may do.' })
  accessRoles!: readonly AccessRole[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'From when on it lets nobody in.' })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to about a minute.' })
  lastUsedAt!: Date | null;

  createdByUuid!: string | null;
}

@ObjectType({ description: 'A page of service tokens.' })
export class ServiceTokenConnection extends connectionOf(ServiceToken, 'ServiceToken') {}

export function toServiceToken({ createdBy, ...record }: ServiceTokenRecord): ServiceToken {
  return {
    ...record,
    __typename: 'ServiceToken',
    id: encodeNodeId('ServiceToken', record.id),
    createdByUuid: createdBy,
  };
}
