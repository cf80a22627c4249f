import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: "One decider's word on an approval." })
export class ApprovalDecision {
  readonly personUuid!: string;
  readonly outcomeTitleText!: LocalizedText;

  @Field(() => String, { description: 'Key of the outcome that was chosen.' })
  outcome!: string;

  @Field(() => String, { description: "The decider's reasons; may be empty." })
  comment!: string;

  @Field(() => JSONObject, { description: 'What the decider filled in.' })
  form!: JsonObject;

  @Field(() => DateTime, { description: 'When it was given.' })
  at!: Date;
}
