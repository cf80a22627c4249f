import { ArgsType, Field, Int } from '@nestjs/graphql';

/** Keyset paging: how many, and after which. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many at most, from 1 to 100.', defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;
}
