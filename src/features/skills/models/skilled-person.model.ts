import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { LocalDate } from '../../../api/scalars.js';
import type { SkilledPersonRow } from '../skill-report.repository.js';

@ObjectType({
  description:
    'Somebody who holds a skill, at which level and until when. What shows it is in the claim itself.',
})
export class SkilledPerson {
  @Field(() => Int, { description: 'The level held on the day, from 1 to 5.' })
  level!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null where it does not expire.' })
  validTo!: string | null;

  personUuid!: string;
  skillUuid!: string;
}

@ObjectType({ description: 'A page of people who hold a skill, the highest level first.' })
export class SkilledPersonConnection extends connectionOf(SkilledPerson, 'SkilledPerson') {}

export function toSkilledPerson(row: SkilledPersonRow): SkilledPerson {
  return { level: row.level, validTo: row.validTo, personUuid: row.personId, skillUuid: row.skillId };
}
