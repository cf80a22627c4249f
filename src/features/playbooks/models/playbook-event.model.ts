import { Field, ObjectType } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { EventDefinition, PlaybookDefinition } from '../../../engine/chart/playbook-definition.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { PlaybookRole } from './playbook-role.model.js';
import { rolesByKey } from './roles-by-key.js';

@ObjectType({ description: 'Something that may happen outside and that runs of a playbook take note of.' })
export class PlaybookEvent {
  @Field(() => String, { description: 'Its name, such as `stock.ranOut`.' })
  name!: string;

  @Field(() => JSONObject, {
    description: 'JSON Schema of what comes with it; `titles` name the fields in both languages.',
  })
  payloadSchema!: JsonObject;

  @Field(() => [PlaybookRole], {
    description: "The roles whose holders may send it. The team's lead always may.",
  })
  senders!: PlaybookRole[];

  titleText!: LocalizedText;
  descriptionText!: LocalizedText | null;
}

export function toPlaybookEvent(
  name: string,
  event: EventDefinition,
  playbook: PlaybookDefinition,
): PlaybookEvent {
  return {
    name,
    payloadSchema: event.payload,
    senders: rolesByKey(playbook, event.senders),
    titleText: event.title,
    descriptionText: event.description ?? null,
  };
}
