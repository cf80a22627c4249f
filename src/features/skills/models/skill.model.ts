import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { SkillEntity } from '../skill.entity.js';

@ObjectType({ implements: () => [Node], description: 'A skill of the catalogue.' })
export class Skill implements Node {
  readonly __typename = 'Skill';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'The key that playbooks and courses name it by.' })
  key!: string;

  @Field(() => String, { description: 'The family of skills it belongs to, a key.' })
  family!: string;

  uuid!: string;
  titleText!: LocalizedText;
}

@ObjectType({ description: 'A page of skills, by family and key.' })
export class SkillConnection extends connectionOf(Skill, 'Skill') {}

export function toSkill(entity: SkillEntity): Skill {
  return {
    __typename: 'Skill',
    id: encodeNodeId('Skill', entity.id),
    uuid: entity.id,
    key: entity.key,
    family: entity.family,
    titleText: entity.title,
  };
}
