import type { ApprovalVote } from '../record/run-record.js';
import type { CommandRequest } from '../run-command.js';
import { assignTask } from './assign-task.js';
import { checkItem } from './check-item.js';
import { completeTask } from './complete-task.js';
import { decideApproval } from './decide-approval.js';
import { recordKpi, sendEvent } from './send-event.js';
import { claimTask, startTask } from './start-task.js';
import type { Setting, Step } from './step.js';
import { findTask } from './task-checks.js';

/**
 * What a command comes to on a locked run; null where everything is already as it asks. Pure. Throws a DomainError
 * where the command is refused.
 */
export function takeCommand(
  setting: Setting,
  command: CommandRequest,
  votes: readonly ApprovalVote[],
): Step | null {
  if (command.type === 'sendEvent') return sendEvent(setting, command);
  if (command.type === 'recordKpi') return recordKpi(setting, command);
  const task = findTask(setting.run, command.taskId);
  switch (command.type) {
    case 'startTask':
      return startTask(setting, task, command);
    case 'claimTask':
      return claimTask(setting, task, command);
    case 'completeTask':
      return completeTask(setting, task, command);
    case 'decideApproval':
      return decideApproval(setting, task, command, votes);
    case 'assignTask':
      return assignTask(setting, task, command);
    default:
      return checkItem(setting, task, command);
  }
}
