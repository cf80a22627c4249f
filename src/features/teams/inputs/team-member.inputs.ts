import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType({ description: 'A person to add to a team.' })
export class AddTeamMemberInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The team's version seen; refused where it has changed since.",
  })
  expectedVersion?: number | null;

  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => Int, { description: 'The share of their working time, 1 to 100 per cent.' })
  allocationPercent!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The first day; by default today.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; by default none is set.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'The key of a playbook whose roles they are to fill.' })
  playbookKey?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Keys of the roles of the playbook that they fill.',
  })
  roles!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to change of a membership; what is left out stays.' })
export class UpdateTeamMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The team's version seen; refused where it has changed since.",
  })
  expectedVersion?: number | null;

  @Field(() => Int, { nullable: true, description: 'The share of their working time, 1 to 100 per cent.' })
  allocationPercent?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null: none is set any more.' })
  to?: string | null;
}

@InputType({ description: 'The end of a membership.' })
export class EndTeamMembershipInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The team's version seen; refused where it has changed since.",
  })
  expectedVersion?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; by default today.' })
  lastDay?: string | null;
}
