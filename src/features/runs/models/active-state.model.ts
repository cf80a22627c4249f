import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({
  description:
    'A state that a run is in now. Several are active at once: regions side by side, and the states around them.',
})
export class ActiveState {
  @Field(() => String, { description: 'Keys of the states from the outermost inwards, joined by dots.' })
  path!: string;

  readonly titleText!: LocalizedText;

  @Field(() => Boolean, {
    description: 'Whether no further state is active inside it: the run stands right here.',
  })
  innermost!: boolean;

  @Field(() => DateTime, { description: 'When the run entered it (the last time).' })
  enteredAt!: Date;

  @Field(() => Int, { description: 'Whole days since then; until the end of the run, where it has ended.' })
  days!: number;
}
