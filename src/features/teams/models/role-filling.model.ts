import { Field, ObjectType } from '@nestjs/graphql';
import type { RoleFillingEntity } from '../role-filling.entity.js';

@ObjectType({ description: 'A member who fills a role of a playbook.' })
export class RoleFilling {
  @Field(() => String, { description: 'The key of the playbook.' })
  playbookKey!: string;

  @Field(() => String, { description: 'The key of the role within the playbook.' })
  roleKey!: string;

  memberUuid!: string;
  teamUuid!: string;
}

export function toRoleFilling(entity: RoleFillingEntity): RoleFilling {
  const { playbookKey, roleKey, memberId, teamId } = entity;
  return { playbookKey, roleKey, memberUuid: memberId, teamUuid: teamId };
}
