import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'What the viewer may do with a task now, so that a client shows the right buttons.',
})
export class ViewerMay {
  @Field(() => Boolean, { description: 'Begin work on it.' })
  start!: boolean;

  @Field(() => Boolean, { description: 'Complete it, and tick off its checklist.' })
  complete!: boolean;

  @Field(() => Boolean, { description: 'Take it, because nobody has it.' })
  claim!: boolean;

  @Field(() => Boolean, { description: 'Decide it.' })
  decide!: boolean;

  @Field(() => Boolean, { description: 'Give it to somebody of the team.' })
  assign!: boolean;
}
