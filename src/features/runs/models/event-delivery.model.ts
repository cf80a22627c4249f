import { Field, Int, ObjectType } from '@nestjs/graphql';
import { EventFate } from './event-fate.enum.js';

@ObjectType({ description: 'What became of an event in one run of a cohort; of a dry run, what would.' })
export class EventDelivery {
  readonly runUuid!: string;

  @Field(() => EventFate, { description: 'Whether it was taken, kept, dropped or refused.' })
  fate!: EventFate;

  @Field(() => Int, {
    nullable: true,
    description: "Its number in the run's log; null where it was refused, and in a dry run.",
  })
  seq!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The stable code of the refusal; null where there was none.',
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused, in the language of the caller.' })
  message!: string | null;
}
