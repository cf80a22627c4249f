import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { IncidentRecord } from '../incident.record.js';
import { IncidentResolution } from './incident-resolution.enum.js';

@ObjectType({
  implements: () => [Node],
  description: 'Why a run cannot go on by itself, and what would mend it.',
})
export class RunIncident implements Node {
  readonly __typename = 'RunIncident';

  /** What is stored of it; the fields that need words or people are resolved from this. */
  readonly record!: IncidentRecord;

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'The stable code of the cause, one of `IncidentCause`.' })
  cause!: string;

  @Field(() => JSONObject, { description: 'What is known about it.' })
  detail!: JsonObject;

  @Field(() => Int, { description: 'How often the same happened while it was open.' })
  occurrences!: number;

  @Field(() => DateTime, { description: 'When it was found.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was over; null while it lasts.' })
  resolvedAt!: Date | null;

  @Field(() => IncidentResolution, { nullable: true, description: 'How it ended; null while it lasts.' })
  resolution!: IncidentResolution | null;

  @Field(() => String, { description: 'What was said when it was retried or resolved; may be empty.' })
  note!: string;
}

export function toRunIncident(record: IncidentRecord): RunIncident {
  const { id, cause, detail, openedAt, resolvedAt, resolution, note } = record;
  return {
    __typename: 'RunIncident',
    record,
    id: encodeNodeId('RunIncident', id),
    cause,
    detail,
    occurrences: typeof detail['count'] === 'number' ? detail['count'] : 1,
    openedAt,
    resolvedAt,
    resolution,
    note,
  };
}
