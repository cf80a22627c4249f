import { DomainError, NotFoundError, StaleVersionError } from '../../platform/domain-error.js';
import { isLive, type RunRecord, type TaskRecord } from '../record/run-record.js';
import type { Setting } from './step.js';

/** The task of the run; throws NotFoundError. */
export function findTask(run: RunRecord, taskId: string): TaskRecord {
  const task = run.tasks.find((candidate) => candidate.id === taskId);
  if (!task) throw new NotFoundError('Task', ['taskId']);
  return task;
}

/** Throws TASK_CLOSED, RUN_ENDED or STALE_VERSION where nothing can be done with the task as the caller saw it. */
export function requireLive(run: RunRecord, task: TaskRecord, expectedVersion?: number | null): void {
  if (!isLive(task))
    throw new DomainError('TASK_CLOSED', { status: task.status, outcome: task.outcome ?? '' }, ['taskId']);
  requireRunning(run);
  if (expectedVersion != null && expectedVersion !== task.version) {
    throw new StaleVersionError(expectedVersion, task.version);
  }
}

export function requireRunning(run: RunRecord): void {
  if (run.status !== 'running') throw new DomainError('RUN_ENDED');
}

/** Throws IS_AN_APPROVAL. An approval is decided, never worked on. */
export function requireTask(task: TaskRecord): void {
  if (task.kind === 'approval') throw new DomainError('IS_AN_APPROVAL', {}, ['taskId']);
}

/**
 * Throws TASK_NOT_YOURS where a person works on a task that is not assigned to them, whatever the caller's `authorise`
 * says: the log must tell who did the work. Others (a lead too) have it assigned to themselves first.
 */
export function requireOwn({ actor }: Setting, task: TaskRecord): void {
  if (actor.kind === 'person' && actor.id !== task.assigneeId)
    throw new DomainError('TASK_NOT_YOURS', {}, ['taskId']);
}

/** Throws OUTCOME_UNKNOWN, naming the outcomes there are. */
export function requireOutcome({ chart }: Setting, task: TaskRecord, outcome: string): void {
  const outcomes = Object.keys(chart.definition.tasks[task.key]?.outcomes ?? {});
  if (outcomes.includes(outcome)) return;
  throw new DomainError('OUTCOME_UNKNOWN', { outcome, outcomes: outcomes.join(', ') }, ['outcome']);
}
