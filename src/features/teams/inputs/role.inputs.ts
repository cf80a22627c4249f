import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'A role to give to a member.' })
export class FillRoleInput {
  @Field(() => ID, { description: 'The member of the team.' })
  memberId!: string;

  @Field(() => String, { description: 'The key of the playbook.' })
  playbookKey!: string;

  @Field(() => String, { description: 'The key of the role within the playbook.' })
  roleKey!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The team's version seen; refused where it has changed since.",
  })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A role to take from a member.' })
export class VacateRoleInput {
  @Field(() => ID, { description: 'The member of the team.' })
  memberId!: string;

  @Field(() => String, { description: 'The key of the playbook.' })
  playbookKey!: string;

  @Field(() => String, { description: 'The key of the role within the playbook.' })
  roleKey!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The team's version seen; refused where it has changed since.",
  })
  expectedVersion?: number | null;
}
