import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { LocalDate } from '../../../api/scalars.js';
import type { TeamMemberEntity } from '../team-member.entity.js';

@ObjectType({ implements: () => [Node], description: 'One stay of a person in a team.' })
export class TeamMember implements Node {
  readonly __typename = 'TeamMember';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => Int, { description: 'The share of their working time, in per cent.' })
  allocationPercent!: number;

  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null where none is set.' })
  to!: string | null;

  uuid!: string;
  teamUuid!: string;
  personUuid!: string;
}

export function toTeamMember(entity: TeamMemberEntity): TeamMember {
  return {
    __typename: 'TeamMember',
    id: encodeNodeId('TeamMember', entity.id),
    uuid: entity.id,
    teamUuid: entity.teamId,
    personUuid: entity.personId,
    allocationPercent: entity.allocationPercent,
    from: entity.from,
    to: entity.to,
  };
}
