import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONValue, JSONObject } from '../../../api/scalars.js';
import type { JsonObject, JsonValue } from '../../../engine/json.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import type { RunRecord } from '../run.record.js';
import type { StaffedRun } from '../run-staff.js';
import { RunStatus } from './run-status.enum.js';

@ObjectType({
  implements: () => [Node],
  description:
    'One version of a playbook being run by one team. It keeps to its version, whatever is published later.',
})
export class Run implements Node {
  readonly __typename = 'Run';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  readonly uuid!: string;
  readonly playbookVersionUuid!: string;
  readonly teamUuid!: string;
  readonly playbookKey!: string;
  readonly startedByUuid!: string | null;
  readonly statePaths!: readonly string[];
  readonly parentUuid!: string | null;
  readonly staffed!: StaffedRun;

  @Field(() => String, { description: 'What the team calls this run.' })
  title!: string;

  @Field(() => RunStatus, { description: 'Whether it still goes on.' })
  status!: RunStatus;

  @Field(() => JSONObject, { description: "What it was started with, by the playbook's input schema." })
  input!: JsonObject;

  @Field(() => JSONValue, { nullable: true, description: 'What its chart yielded at the end; null before.' })
  output!: JsonValue;

  @Field(() => Int, {
    description:
      'Counts up with every event in its log. Send it back as `expectedVersion` where something must not be overtaken.',
  })
  version!: number;

  @Field(() => Int, {
    description:
      'How many runs lie above it: 0 where a person or a service started it, 1 for their child runs …',
  })
  depth!: number;

  @Field(() => DateTime, { description: 'When it was started.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  finishedAt!: Date | null;
}

export function toRun(record: RunRecord): Run {
  return {
    __typename: 'Run',
    id: encodeNodeId('Run', record.id),
    uuid: record.id,
    playbookVersionUuid: record.playbookVersionId,
    teamUuid: record.teamId,
    playbookKey: record.playbookKey,
    startedByUuid: record.startedBy,
    statePaths: record.states,
    parentUuid: record.parentId,
    staffed: record,
    depth: record.depth,
    title: record.title,
    status: record.status,
    input: record.input,
    output: record.output,
    version: record.seq,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
  };
}
