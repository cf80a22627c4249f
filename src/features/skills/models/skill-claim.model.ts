import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate } from '../../../api/scalars.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import type { SkillClaimEntity } from '../skill-claim.entity.js';
import { SkillClaimSource } from './skill-claim-source.enum.js';

@ObjectType({
  implements: () => [Node],
  description:
    'What is claimed of a person’s skill. A claim is never changed: a newer one takes its place, and both stay readable.',
})
export class SkillClaim implements Node {
  readonly __typename = 'SkillClaim';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => Int, { description: 'From 1 (beginner) to 5 (teaches others).' })
  level!: number;

  @Field(() => LocalDate, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null where it does not expire.' })
  validTo!: string | null;

  @Field(() => SkillClaimSource, { description: 'Where it comes from.' })
  source!: SkillClaimSource;

  @Field(() => String, { description: 'What shows it; may be empty where people speak for themselves.' })
  evidence!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  personUuid!: string;
  skillUuid!: string;
  recordedByUuid!: string | null;
}

export function toSkillClaim(entity: SkillClaimEntity): SkillClaim {
  return {
    __typename: 'SkillClaim',
    id: encodeNodeId('SkillClaim', entity.id),
    personUuid: entity.personId,
    skillUuid: entity.skillId,
    recordedByUuid: entity.recordedBy,
    level: entity.level,
    validFrom: entity.validFrom,
    validTo: entity.validTo,
    source: entity.source,
    evidence: entity.evidence,
    recordedAt: entity.recordedAt,
  };
}
