import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'What to change of a team; what is left out stays.' })
export class UpdateTeamInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => Int, { nullable: true, description: 'The version seen; refused where it has changed since.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What to call it.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  purpose?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who leads it from now on.' })
  leadId?: string | null;
}
