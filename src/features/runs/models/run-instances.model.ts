import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({
  description:
    'What a state of a run has opened several times over: how many there are, and how far they are.',
})
export class RunInstances {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: 'The id of the invoke in the playbook.' })
  key!: string;

  @Field(() => String, { description: 'Path of the state that opens them.' })
  statePath!: string;

  @Field(() => Int, {
    description: 'How many the newest entry of the state has started, later additions included.',
  })
  started!: number;

  @Field(() => Int, { description: 'How many of those are open, or wait for their turn.' })
  active!: number;

  @Field(() => Int, { description: 'How many of those are completed.' })
  completed!: number;

  @Field(() => Int, { description: 'How many of those have failed.' })
  failed!: number;

  @Field(() => Int, { description: 'How many of those were withdrawn.' })
  withdrawn!: number;
}
