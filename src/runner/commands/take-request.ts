import type { TaskRequest } from '../command-request.js';
import type { ApprovalVote } from '../record/run-record.js';
import type { RetriableCommand } from '../record/stored-retry.js';
import { closeCall } from './answer-service.js';
import { assignTask } from './assign-task.js';
import { checkItem } from './check-item.js';
import { completeTask } from './complete-task.js';
import { decideApproval } from './decide-approval.js';
import { endChild, takeLock } from './end-child.js';
import { changeLife } from './life-of-run.js';
import { recordKpi, sendEvent } from './send-event.js';
import { claimTask, startTask } from './start-task.js';
import type { Setting, Step } from './step.js';
import { findTask } from './task-checks.js';

/** As `takeCommand`, for what a run is asked itself, not about its incidents. */
export function takeRequest(
  setting: Setting,
  command: RetriableCommand,
  votes: readonly ApprovalVote[],
): Step | null {
  switch (command.type) {
    case 'sendEvent':
      return sendEvent(setting, command);
    case 'recordKpi':
      return recordKpi(setting, command);
    case 'pauseRun':
    case 'resumeRun':
    case 'cancelRun':
      return changeLife(setting, command);
    case 'answerService':
    case 'failService':
      return closeCall(setting, command);
    case 'endChild':
      return endChild(setting, command);
    case 'takeLock':
      return takeLock(setting, command);
    default:
      return takeTaskRequest(setting, command, votes);
  }
}

function takeTaskRequest(
  setting: Setting,
  command: TaskRequest,
  votes: readonly ApprovalVote[],
): Step | null {
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
