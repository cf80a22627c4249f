import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { TeamEntity } from '../team.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'A project team: members from two departments or more, who run playbooks together.',
})
export class Team implements Node {
  readonly __typename = 'Team';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  purpose!: string;

  @Field(() => Int, {
    description: 'Goes up with each change of the team, its members and their roles; for `expectedVersion`.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it was formed.' })
  createdAt!: Date;

  uuid!: string;
  leadUuid!: string;
}

@ObjectType({ description: 'A page of teams, the newest first.' })
export class TeamConnection extends connectionOf(Team, 'Team') {}

export function toTeam(entity: TeamEntity): Team {
  return {
    __typename: 'Team',
    id: encodeNodeId('Team', entity.id),
    uuid: entity.id,
    name: entity.name,
    purpose: entity.purpose,
    version: entity.version,
    createdAt: entity.createdAt,
    leadUuid: entity.leadId,
  };
}
