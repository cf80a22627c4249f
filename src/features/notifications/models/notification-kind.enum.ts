import { registerEnumType } from '@nestjs/graphql';

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
