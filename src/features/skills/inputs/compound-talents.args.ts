import { ArgsType, Field, Int } from '@nestjs/graphql';
import { PageArgs } from '../../../api/connections/page.args.js';
import { LocalDate } from '../../../api/scalars.js';

@ArgsType()
export class CompoundTalentsArgs extends PageArgs {
  @Field(() => Int, {
    description: 'The least level, from 1 to 5, at which a skill counts for its family.',
    defaultValue: 3,
  })
  minLevel!: number;

  @Field(() => Int, { description: 'How many families at least, from 2 to 20.', defaultValue: 2 })
  minFamilies!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The day asked about; today by default.' })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department; those below it are included. Everybody by default.',
  })
  department?: string | null;
}
