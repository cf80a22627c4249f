import { Field, InputType } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';

@InputType('PersonFilter', {
  description: 'Which people a list is to hold; what is left out does not narrow it.',
})
export class PersonFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, its pinyin or the login, in any case.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department; people of the departments below it count.',
  })
  departmentKey?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'A day on which they are employed.' })
  activeOn?: string | null;
}
