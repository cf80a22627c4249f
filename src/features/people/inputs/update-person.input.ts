import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalizedTextInput } from '../../../api/locale/localized-text.input.js';
import type { AccessRole } from '../../../platform/auth/access-role.js';
import type { PersonChanges } from '../employment.commands.js';
import { AccessRoleEnum } from '../models/access-role.enum.js';

@InputType({ description: 'What to change of a person; what is left out stays.' })
export class UpdatePersonInput implements PersonChanges {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => Int, { nullable: true, description: 'The version seen; refused where it has changed since.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'The name, as it is written in Chinese.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The name in Latin letters.' })
  pinyin?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What they work as.' })
  position?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'The key of their department.' })
  departmentKey?: string | null;

  @Field(() => [AccessRoleEnum], { nullable: true, description: 'What they may do at large. For admins.' })
  accessRoles?: AccessRole[] | null;
}
