import { DomainError } from '../../platform/domain-error.js';
import type { TaskRecord } from '../record/run-record.js';
import type { ClaimTask, StartTask } from '../run-command.js';
import { personOf } from '../actor.js';
import { step, type Setting, type Step } from './step.js';
import { requireWorkable, requireOwn, requireTask } from './task-checks.js';
import { namedTask } from './named-task.js';

/** Throws TASK_ALREADY_STARTED besides what every command on a task may throw. */
export function startTask(setting: Setting, task: TaskRecord, command: StartTask): Step {
  requireWorkable(setting.run, task, command.expectedVersion);
  requireTask(task);
  requireOwn(setting, task);
  if (task.status === 'started') throw new DomainError('TASK_ALREADY_STARTED', {}, ['taskId']);
  return step({
    type: 'task.started',
    payload: namedTask(task),
    taskId: task.id,
    tasks: [{ ...task, status: 'started', startedAt: setting.now }],
  });
}

/** Throws TASK_TAKEN where the task has an assignee, be it the actor. */
export function claimTask(setting: Setting, task: TaskRecord, command: ClaimTask): Step {
  requireWorkable(setting.run, task, command.expectedVersion);
  requireTask(task);
  if (task.assigneeId !== null) throw new DomainError('TASK_TAKEN', {}, ['taskId']);
  const personId = personOf(setting.actor);
  if (personId === null) throw new DomainError('ROLE_NOT_HELD', {}, ['taskId']);
  return step({
    type: 'task.claimed',
    payload: namedTask(task),
    taskId: task.id,
    tasks: [{ ...task, assigneeId: personId }],
  });
}
