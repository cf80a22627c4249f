import { registerEnumType } from '@nestjs/graphql';
import type { RunStatus as StoredStatus } from '../../../runner/record/run-status.js';

export enum RunStatus {
  RUNNING = 'running',
  PAUSED = 'paused',
  COMPLETED = 'completed',
  CANCELLED = 'cancelled',
}

registerEnumType(RunStatus, {
  name: 'RunStatus',
  description: 'Whether a run still goes on.',
  valuesMap: {
    RUNNING: { description: 'The run goes on.' },
    PAUSED: { description: 'The run stands still until it is resumed; what comes from outside is kept.' },
    COMPLETED: { description: 'The run reached the end of its chart.' },
    CANCELLED: { description: 'The run was cancelled before its end.' },
  },
});

const STATUSES: Readonly<Record<StoredStatus, RunStatus>> = {
  running: RunStatus.RUNNING,
  paused: RunStatus.PAUSED,
  completed: RunStatus.COMPLETED,
  cancelled: RunStatus.CANCELLED,
};

export function toRunStatusEnum(status: StoredStatus): RunStatus {
  return STATUSES[status];
}
