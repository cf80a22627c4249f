import type { RunState } from '../../engine/run/run-state.js';

/** A run's status as it is stored. */
export type RunStatus = 'running' | 'paused' | 'completed' | 'cancelled';

const STORED = {
  active: 'running',
  paused: 'paused',
  done: 'completed',
  cancelled: 'cancelled',
} as const satisfies Readonly<Record<RunState['status'], RunStatus>>;

const STATE = {
  running: 'active',
  paused: 'paused',
  completed: 'done',
  cancelled: 'cancelled',
} as const satisfies Readonly<Record<RunStatus, RunState['status']>>;

export function toRunStatus(status: RunState['status']): RunStatus {
  return STORED[status];
}

export function toStateStatus(status: RunStatus): RunState['status'] {
  return STATE[status];
}

/** Whether nothing moves the run any more. */
export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}
