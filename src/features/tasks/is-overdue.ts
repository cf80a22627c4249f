import { LIVE_STATUSES } from './models/task-status.enum.js';
import type { TaskRecord } from './task.record.js';

/** Whether a task still waits for somebody although its due date has passed. */
export function isOverdue(task: Pick<TaskRecord, 'status' | 'dueAt'>, now: Date): boolean {
  return LIVE_STATUSES.includes(task.status) && task.dueAt !== null && task.dueAt < now;
}
