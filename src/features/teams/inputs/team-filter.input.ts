import { Field, ID, InputType } from '@nestjs/graphql';

@InputType('TeamFilter', {
  description: 'Which teams a list is to hold; what is left out does not narrow it.',
})
export class TeamFilterInput {
  @Field(() => String, { nullable: true, description: 'Part of the name or the purpose, in any case.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who leads them.' })
  leadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A person who is a member today.' })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department that has a member in them today; those below it count.',
  })
  departmentKey?: string | null;

  @Field(() => String, { nullable: true, description: 'The key of a playbook whose roles they fill.' })
  playbookKey?: string | null;
}
