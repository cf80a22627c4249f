import { Field, InputType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { AccessRole } from '../../../platform/auth/access-role.js';
import { AccessRoleEnum } from '../../people/models/access-role.enum.js';
import type { CreateServiceToken } from '../service-tokens.service.js';

@InputType({ description: 'A service token to make.' })
export class CreateServiceTokenInput implements CreateServiceToken {
  @Field(() => String, { description: 'What it is for: the program that will use it.' })
  name!: string;

  @Field(() => [AccessRoleEnum], { description: 'What the program may do: at least one role.' })
  accessRoles!: AccessRole[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it is valid: at most 366 days from now; by default 90 days.',
  })
  expiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again, less the secret.',
  })
  idempotencyKey?: string | null;
}
