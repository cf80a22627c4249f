import { Field, InputType } from '@nestjs/graphql';
import { LocalizedTextInput } from '../../../api/locale/localized-text.input.js';
import { LocalDate } from '../../../api/scalars.js';
import type { AccessRole } from '../../../platform/auth/access-role.js';
import type { AddPerson } from '../employment.commands.js';
import { AccessRoleEnum } from '../models/access-role.enum.js';

@InputType({ description: 'A person to add.' })
export class AddPersonInput implements AddPerson {
  @Field(() => String, { description: 'What they sign in with: unique, in lower case, without @.' })
  login!: string;

  @Field(() => String, { description: 'The name, as it is written in Chinese.' })
  name!: string;

  @Field(() => String, { description: 'The name in Latin letters.' })
  pinyin!: string;

  @Field(() => String, { description: 'The e-mail address: unique.' })
  email!: string;

  @Field(() => LocalizedTextInput, { description: 'What they work as.' })
  position!: LocalizedTextInput;

  @Field(() => String, { description: 'The key of their department.' })
  departmentKey!: string;

  @Field(() => [AccessRoleEnum], {
    nullable: true,
    description: 'What they may do at large; by default a member. Only an admin may grant more.',
  })
  accessRoles?: AccessRole[] | null;

  @Field(() => LocalDate, { description: 'The first day of employment.' })
  employedFrom!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
