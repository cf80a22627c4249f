import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { encodeNodeId } from '../../../api/ids/node-id.js';
import { Node } from '../../../api/ids/node.model.js';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import type { NotificationRecord } from '../notification.record.js';

export enum NotificationKind {
  NOTICE = 'notice',
  ESCALATION = 'escalation',
  TASK = 'task',
  HANDOVER = 'handover',
  ROTATION = 'rotation',
  TRAINING = 'training',
}

registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What a notification is about.',
  valuesMap: {
    NOTICE: { description: 'A chart says something.' },
    ESCALATION: { description: 'Something is late or went wrong, and somebody above is to know.' },
    TASK: { description: 'There is something to do or to decide.' },
    HANDOVER: { description: "Somebody's task came to a lead, to be assigned again." },
    ROTATION: { description: 'A rotation moved on.' },
    TRAINING: { description: 'Something about a course, a session or a certificate.' },
  },
});

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
