import { registerEnumType } from '@nestjs/graphql';

export enum RunStatus {
  RUNNING = 'running',
  COMPLETED = 'completed',
  CANCELLED = 'cancelled',
}

registerEnumType(RunStatus, {
  name: 'RunStatus',
  description: 'Whether a run still goes on.',
  valuesMap: {
    RUNNING: { description: 'The run goes on.' },
    COMPLETED: { description: 'The run reached the end of its chart.' },
    CANCELLED: { description: 'The run was stopped before its end.' },
  },
});
