import { Field, InputType } from '@nestjs/graphql';
import { LocalizedTextInput } from '../../../api/locale/localized-text.input.js';

@InputType({ description: 'A department to add.' })
export class AddDepartmentInput {
  @Field(() => String, { description: 'Its key: kebab-case, unique, never changed afterwards.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'What people call it.' })
  title!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'The key of the department that it is part of.' })
  parentKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
