import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { CourseEntity } from '../course.entity.js';

@ObjectType({ implements: () => [Node], description: 'A course that teaches a skill up to a level.' })
export class Course implements Node {
  readonly __typename = 'Course';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => Int, { description: 'The level of the skill, from 1 to 5, that a passed session grants.' })
  levelGranted!: number;

  @Field(() => Float, { description: 'How many hours it takes.' })
  hours!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many months its certificate is valid; null where it does not expire.',
  })
  validMonths!: number | null;

  uuid!: string;
  skillUuid!: string;
  titleText!: LocalizedText;
}

@ObjectType({ description: 'A page of courses, in the order of their keys.' })
export class CourseConnection extends connectionOf(Course, 'Course') {}

export function toCourse(entity: CourseEntity): Course {
  return {
    __typename: 'Course',
    id: encodeNodeId('Course', entity.id),
    uuid: entity.id,
    key: entity.key,
    levelGranted: entity.levelGranted,
    hours: entity.hours,
    validMonths: entity.validMonths,
    skillUuid: entity.skillId,
    titleText: entity.title,
  };
}
