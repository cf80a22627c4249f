import { Field, ID, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { DepartmentEntity } from '../department.entity.js';

@ObjectType({ implements: () => [Node], description: 'A department of the organisation, in a tree of them.' })
export class Department implements Node {
  readonly __typename = 'Department';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Its key, by which playbooks and filters name it.' })
  key!: string;

  uuid!: string;
  titleText!: LocalizedText;
}

export function toDepartment(entity: DepartmentEntity): Department {
  return {
    __typename: 'Department',
    id: encodeNodeId('Department', entity.id),
    uuid: entity.id,
    key: entity.key,
    titleText: entity.title,
  };
}
