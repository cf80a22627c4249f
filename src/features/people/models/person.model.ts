import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { LocalDate } from '../../../api/scalars.js';
import type { AccessRole } from '../../../platform/auth/access-role.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { PersonEntity } from '../person.entity.js';

@ObjectType({ implements: () => [Node], description: 'Somebody who works in the organisation, or did.' })
export class Person implements Node {
  readonly __typename = 'Person';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'The name that they sign in with.' })
  login!: string;

  @Field(() => String, { description: 'The name, as it is written in Chinese.' })
  name!: string;

  @Field(() => String, { description: 'The name in Latin letters.' })
  pinyin!: string;

  @Field(() => LocalDate, { description: 'The first day of employment.' })
  employedFrom!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of employment; null where none is set.',
  })
  employedTo!: string | null;

  @Field(() => Int, { description: 'Goes up with each change; for `expectedVersion`.' })
  version!: number;

  uuid!: string;
  departmentUuid!: string;
  positionText!: LocalizedText;
  /** Only for those who `maySeeAccount`. */
  account!: { readonly email: string; readonly accessRoles: readonly AccessRole[] };
}

@ObjectType({ description: 'A page of people.' })
export class PersonConnection extends connectionOf(Person, 'Person') {}

export function toPerson(entity: PersonEntity): Person {
  return {
    __typename: 'Person',
    id: encodeNodeId('Person', entity.id),
    uuid: entity.id,
    login: entity.login,
    name: entity.name,
    pinyin: entity.pinyin,
    employedFrom: entity.employedFrom,
    employedTo: entity.employedTo,
    version: entity.version,
    departmentUuid: entity.departmentId,
    positionText: entity.position,
    account: { email: entity.email, accessRoles: entity.accessRoles },
  };
}
