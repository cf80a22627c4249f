import { ArgsType, Field, Int } from '@nestjs/graphql';
import { PageArgs } from '../../../api/connections/page.args.js';
import { LocalDate } from '../../../api/scalars.js';

@ArgsType()
export class SkilledPeopleArgs extends PageArgs {
  @Field(() => String, { description: 'The key of the skill.' })
  skill!: string;

  @Field(() => Int, { description: 'The least level, from 1 to 5.', defaultValue: 1 })
  minLevel!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The day asked about; today by default.' })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department; those below it are included. Everybody by default.',
  })
  department?: string | null;
}
