import { Field, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A state that was active before or after an event.' })
export class EventState {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: 'Keys of the states from the outermost inwards, joined by dots.' })
  path!: string;

  @Field(() => Boolean, { description: 'Whether no further state was active inside it.' })
  innermost!: boolean;
}
