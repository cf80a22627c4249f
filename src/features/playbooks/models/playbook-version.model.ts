import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { PublishedPlaybook } from '../published-playbook.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A published version of a playbook. It never changes; a run keeps to the version it was started with.',
})
export class PlaybookVersion implements Node {
  readonly __typename = 'PlaybookVersion';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: "The playbook's key, such as `new-user-conversion`." })
  key!: string;

  @Field(() => Int, { description: 'Its number; later ones are higher.' })
  version!: number;

  @Field(() => String, { description: 'The IANA time zone in which its days and months are counted.' })
  timeZone!: string;

  @Field(() => DateTime, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => JSONObject, {
    description: 'JSON Schema of what a run is started with; `titles` name the fields in both languages.',
  })
  inputSchema!: JsonObject;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the task whose form is the retrospective of a run; null where there is none.',
  })
  retrospectiveTask!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The reason for which it was published although it was too large to be proved; null for all others.',
  })
  unprovedReason!: string | null;

  uuid!: string;
  titleText!: LocalizedText;
  descriptionText!: LocalizedText | null;
  publishedByUuid!: string | null;
  published!: PublishedPlaybook;
}

export function toPlaybookVersion(published: PublishedPlaybook): PlaybookVersion {
  const { definition } = published;
  return {
    __typename: 'PlaybookVersion',
    id: encodeNodeId('PlaybookVersion', published.id),
    uuid: published.id,
    key: definition.key,
    version: definition.version,
    timeZone: definition.timeZone,
    publishedAt: published.publishedAt,
    publishedByUuid: published.publishedBy,
    inputSchema: definition.input,
    retrospectiveTask: definition.retrospective?.task ?? null,
    unprovedReason: published.unprovedReason,
    titleText: definition.title,
    descriptionText: definition.description ?? null,
    published,
  };
}
