import { Field, InputType } from '@nestjs/graphql';
import { LocalizedTextInput } from '../../../api/locale/localized-text.input.js';

@InputType({ description: 'A new skill of the catalogue.' })
export class AddSkillInput {
  @Field(() => String, { description: 'Its key: lower-case letters, digits and hyphens. It never changes.' })
  key!: string;

  @Field(() => String, { description: 'The key of the family of skills it belongs to.' })
  family!: string;

  @Field(() => LocalizedTextInput, { description: 'What people call it.' })
  title!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'Makes a repeat of the request harmless.' })
  idempotencyKey?: string | null;
}
