import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType({ description: 'A member of a team to form.' })
export class FormTeamMemberInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => Int, { description: 'The share of their working time, 1 to 100 per cent.' })
  allocationPercent!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The first day; by default today.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; by default none is set.' })
  to?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Keys of the roles of the playbook that they fill.',
  })
  roles!: string[];
}

@InputType({ description: 'A team to form.' })
export class FormTeamInput {
  @Field(() => String, { description: 'What to call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  purpose?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who leads it; by default the viewer.' })
  leadId?: string | null;

  @Field(() => [FormTeamMemberInput], { description: 'Its members, of two departments or more.' })
  members!: FormTeamMemberInput[];

  @Field(() => String, {
    nullable: true,
    description: 'The key of the playbook that it is to run: all its roles must then be filled.',
  })
  playbookKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
