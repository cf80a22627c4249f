import { Field, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';
import { Department } from '../../departments/models/department.model.js';
import { SkilledPerson } from './skilled-person.model.js';
import { Skill } from './skill.model.js';

@ObjectType({ description: 'A person’s row of a skill matrix.' })
export class SkillMatrixRow {
  @Field(() => [SkilledPerson], {
    description: 'The skills of the matrix that the person holds on the day; those not held are left out.',
  })
  skills!: SkilledPerson[];

  personUuid!: string;
}

@ObjectType({ description: 'Who of a department can do what on a day: people by skills.' })
export class SkillMatrix {
  @Field(() => Department, { description: 'The department; those below it are included.' })
  department!: Department;

  @Field(() => LocalDate, { description: 'The day.' })
  on!: string;

  @Field(() => [Skill], { description: 'The columns: skills by family and key, at most 200.' })
  skills!: Skill[];

  @Field(() => [SkillMatrixRow], {
    description: 'The rows: people in the order of their pinyin, at most 200.',
  })
  rows!: SkillMatrixRow[];

  @Field(() => Boolean, {
    description: 'Whether people or skills were left out because there are more than 200 of them.',
  })
  isTruncated!: boolean;
}
