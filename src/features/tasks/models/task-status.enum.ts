import { registerEnumType } from '@nestjs/graphql';

export enum TaskStatus {
  OPEN = 'open',
  STARTED = 'started',
  COMPLETED = 'completed',
  WITHDRAWN = 'withdrawn',
}

registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: 'How far a task is.',
  valuesMap: {
    OPEN: { description: 'Nobody works on it yet.' },
    STARTED: { description: 'Its assignee works on it.' },
    COMPLETED: { description: 'It was closed with an outcome.' },
    WITHDRAWN: { description: 'Its state was left before it was closed: it is not needed any more.' },
  },
});

/** The statuses in which a task still waits for somebody. */
export const LIVE_STATUSES: readonly TaskStatus[] = [TaskStatus.OPEN, TaskStatus.STARTED];
