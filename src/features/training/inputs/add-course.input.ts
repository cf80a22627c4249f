import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { LocalizedTextInput } from '../../../api/locale/localized-text.input.js';

@InputType({ description: 'A course to add.' })
export class AddCourseInput {
  @Field(() => String, { description: 'Its key: kebab-case, unique, never changed afterwards.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'What people call it.' })
  title!: LocalizedTextInput;

  @Field(() => ID, { description: 'The skill that it teaches.' })
  skillId!: string;

  @Field(() => Int, { description: 'The level, from 1 to 5, that a passed session grants.' })
  levelGranted!: number;

  @Field(() => Float, { description: 'How many hours it takes, from 0.5 to 1000.' })
  hours!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many months its certificate is valid, from 1 to 600; without it, for ever.',
  })
  validMonths?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
