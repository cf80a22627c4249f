import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { NotificationRecord } from '../notification.record.js';
import { NotificationKind } from './notification-kind.enum.js';

@ObjectType({ implements: () => [Node], description: 'Something that a person was told.' })
export class Notification implements Node {
  readonly __typename = 'Notification';

  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;

  readonly messageText!: LocalizedText;
  readonly runUuid!: string | null;
  readonly taskUuid!: string | null;

  @Field(() => NotificationKind, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => DateTime, { description: 'When it was told.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the person marked it as read; null before.' })
  readAt!: Date | null;
}

@ObjectType({ description: 'A page of notifications, the latest first.' })
export class NotificationConnection extends connectionOf(Notification, 'Notification') {}

export function toNotification(record: NotificationRecord): Notification {
  return {
    __typename: 'Notification',
    id: encodeNodeId('Notification', record.id),
    messageText: record.message,
    runUuid: record.runId,
    taskUuid: record.taskId,
    kind: record.kind,
    createdAt: record.createdAt,
    readAt: record.readAt,
  };
}
