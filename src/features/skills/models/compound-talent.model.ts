import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import type { CompoundTalentRow } from '../skill-report.repository.js';

@ObjectType({ description: 'A family of skills that somebody holds.' })
export class HeldSkillFamily {
  @Field(() => String, { description: 'The key of the family.' })
  family!: string;

  @Field(() => Int, { description: 'The highest level in it.' })
  level!: number;

  skillUuids!: readonly string[];
}

@ObjectType({ description: 'A compound talent (复合型人才): somebody who holds several families of skills.' })
export class CompoundTalent {
  @Field(() => Int, { description: 'How many families the person holds at the level asked for.' })
  familyCount!: number;

  @Field(() => [HeldSkillFamily], { description: 'These families, the highest level first.' })
  families!: HeldSkillFamily[];

  personUuid!: string;
}

@ObjectType({ description: 'A page of compound talents, those with most families first.' })
export class CompoundTalentConnection extends connectionOf(CompoundTalent, 'CompoundTalent') {}

export function toCompoundTalent(row: CompoundTalentRow): CompoundTalent {
  return {
    familyCount: row.familyCount,
    families: row.families.map(({ family, level, skillIds }) => ({ family, level, skillUuids: skillIds })),
    personUuid: row.personId,
  };
}
