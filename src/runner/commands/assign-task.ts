import { DomainError } from '../../platform/domain-error.js';
import type { TaskRecord } from '../record/run-record.js';
import type { AssignTask } from '../run-command.js';
import { isOnTeam } from '../staff-directory.js';
import { step, type Setting, type Step } from './step.js';
import { requireLive } from './task-checks.js';
import { namedTask } from './named-task.js';

/**
 * Null when the person has the task already. Throws ASSIGNEE_NOT_IN_TEAM. An approval may be given to a person too,
 * who then counts among its deciders, but not to the one who asked for it (OWN_REQUEST).
 */
export function assignTask(setting: Setting, task: TaskRecord, command: AssignTask): Step | null {
  const { assigneeId } = command;
  requireLive(setting.run, task, command.expectedVersion);
  if (assigneeId === task.assigneeId) return null;
  if (assigneeId !== null && !isOnTeam(setting.staff, assigneeId)) {
    throw new DomainError('ASSIGNEE_NOT_IN_TEAM', {}, ['assigneeId']);
  }
  if (task.kind === 'approval' && assigneeId !== null && assigneeId === task.openedBy) {
    throw new DomainError('OWN_REQUEST', {}, ['assigneeId']);
  }
  return step({
    type: 'task.assigned',
    payload: { ...namedTask(task), fromPersonId: task.assigneeId, toPersonId: assigneeId },
    taskId: task.id,
    tasks: [reassign(task, assigneeId)],
  });
}

/** The new assignee has not started yet. What was ticked off stays done. */
export function reassign(task: TaskRecord, assigneeId: string | null): TaskRecord {
  return { ...task, assigneeId, status: 'open', startedAt: null };
}
