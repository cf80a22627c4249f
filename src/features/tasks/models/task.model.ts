import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { TaskRecord } from '../task.record.js';
import { TaskKind } from '../../playbooks/models/task-kind.enum.js';
import { TaskInstance, toTaskInstance } from './task-instance.model.js';
import { TaskStatus } from './task-status.enum.js';

@ObjectType({
  implements: () => [Node],
  description: 'Work for a person: opened by a state of a run, closed by an outcome or by leaving the state.',
})
export class Task implements Node {
  readonly __typename = 'Task';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  /** What is stored of it; fields that need the playbook or other records are resolved from this. */
  readonly record!: TaskRecord;

  @Field(() => String, { description: 'Its key in the playbook.' })
  key!: string;

  @Field(() => TaskKind, { description: 'Whether it asks for work or for a decision.' })
  kind!: TaskKind;

  @Field(() => TaskStatus, { description: 'How far it is.' })
  status!: TaskStatus;

  @Field(() => JSONObject, { description: 'What its state handed to it.' })
  input!: JsonObject;

  @Field(() => TaskInstance, {
    nullable: true,
    description:
      'Which one it is, of several that its state opened of this task; null for a task that is alone.',
  })
  instance!: TaskInstance | null;

  @Field(() => Int, {
    description: 'Working time that it takes, in minutes; 0 where the playbook does not say.',
  })
  effortMinutes!: number;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it is due; null where it has no due date.' })
  dueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its assignee began.' })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed or withdrawn.' })
  closedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the chart last brought it to the attention of somebody above.',
  })
  escalatedAt!: Date | null;

  @Field(() => JSONObject, { nullable: true, description: 'What was filled in on closing; null before.' })
  form!: JsonObject | null;

  @Field(() => Int, { description: 'Counts up with every change. Send it back as `expectedVersion`.' })
  version!: number;
}

export function toTask(record: TaskRecord): Task {
  const { key, kind, status, input, effortMinutes, openedAt, dueAt, startedAt, closedAt, escalatedAt } =
    record;
  return {
    __typename: 'Task',
    id: encodeNodeId('Task', record.id),
    record,
    key,
    kind,
    status,
    input,
    instance: toTaskInstance(input),
    effortMinutes,
    openedAt,
    dueAt,
    startedAt,
    closedAt,
    escalatedAt,
    form: record.form,
    version: record.version,
  };
}
