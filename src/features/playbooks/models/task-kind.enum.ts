import { registerEnumType } from '@nestjs/graphql';

export enum TaskKind {
  TASK = 'task',
  APPROVAL = 'approval',
}

registerEnumType(TaskKind, {
  name: 'TaskKind',
  description: 'What a task asks for.',
  valuesMap: {
    TASK: { description: 'Work, done by one person.' },
    APPROVAL: { description: 'A decision, taken by one or more holders of its roles.' },
  },
});

export function toTaskKind(kind: 'task' | 'approval'): TaskKind {
  return kind === 'approval' ? TaskKind.APPROVAL : TaskKind.TASK;
}
