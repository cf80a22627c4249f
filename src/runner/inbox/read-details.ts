import type { Statements } from '../../platform/database/statements.js';
import { readTaskDetails, readWithdrawnCalls, type TaskDetail } from '../record/read-questions.js';
import { isLive, type RunRecord } from '../record/run-record.js';
import type { ServiceCallRecord } from '../record/service-call.js';
import { type CommandEntry, taskIdOf } from './command-entry.js';

/**
 * What the commands need to know of their tasks beyond the runs' records: closed tasks, and the votes on approvals. By
 * run; nothing is read where all tasks are live and none is an approval.
 */
export async function readDetails(
  tx: Statements,
  entries: readonly CommandEntry[],
  records: ReadonlyMap<string, RunRecord>,
): Promise<ReadonlyMap<string, TaskDetail>> {
  const asked = entries.flatMap(({ command }) => {
    const taskId = taskIdOf(command);
    const record = records.get(command.runId);
    if (taskId === null || record === undefined) return [];
    const task = record.tasks.find(({ id }) => id === taskId);
    return task !== undefined && isLive(task) && task.kind === 'task' ? [] : [{ runId: record.id, taskId }];
  });
  if (asked.length === 0) return new Map();
  return new Map((await readTaskDetails(tx, asked)).map((detail) => [detail.runId, detail]));
}

/** The withdrawn calls that are answered after all, by run; nothing is read where all answers are waited for. */
export async function readLateCalls(
  tx: Statements,
  entries: readonly CommandEntry[],
  records: ReadonlyMap<string, RunRecord>,
): Promise<ReadonlyMap<string, ServiceCallRecord>> {
  const asked = entries.flatMap(({ command }) => {
    const record = records.get(command.runId);
    if (command.type !== 'answerService' || record === undefined) return [];
    const { callId } = command;
    return record.calls.some(({ id }) => id === callId) ? [] : [{ runId: record.id, callId }];
  });
  if (asked.length === 0) return new Map();
  return new Map((await readWithdrawnCalls(tx, asked)).map(({ runId, ...call }) => [runId, call]));
}
