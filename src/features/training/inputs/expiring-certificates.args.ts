import { ArgsType, Field, Int } from '@nestjs/graphql';
import { PageArgs } from '../../../api/connections/page.args.js';

@ArgsType()
export class ExpiringCertificatesArgs extends PageArgs {
  @Field(() => Int, { description: 'Within how many days from today, from 0 to 3650.', defaultValue: 30 })
  withinDays!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department; those below it are included. Everybody by default.',
  })
  department?: string | null;
}
