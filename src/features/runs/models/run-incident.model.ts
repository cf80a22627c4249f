import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'Why a run cannot go on by itself.' })
export class RunIncident {
  readonly messageText!: LocalizedText;

  @Field(() => String, { description: 'The stable code of the cause.' })
  cause!: string;

  @Field(() => JSONObject, { description: 'What is known about it.' })
  detail!: JsonObject;

  @Field(() => DateTime, { description: 'When it was found.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was over; null while it lasts.' })
  resolvedAt!: Date | null;
}
