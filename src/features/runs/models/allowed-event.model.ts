import { Field, ObjectType } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({
  description: 'An event from outside that a state of the run can take now (its guards may still say no).',
})
export class AllowedEvent {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: "The event's name, to be sent with `sendRunEvent`." })
  name!: string;

  @Field(() => JSONObject, { description: 'JSON Schema of what comes with it.' })
  payloadSchema!: JsonObject;

  @Field(() => Boolean, { description: 'Whether the viewer may send it.' })
  viewerMaySend!: boolean;
}
