import { DomainError, NotFoundError, StaleVersionError } from '../../platform/domain-error.js';
import { isLive, type RunRecord, type TaskRecord } from '../record/run-record.js';
import { hasEnded } from '../record/run-status.js';
import type { Setting } from './step.js';

/** The task of the run; throws NotFoundError. */
export function findTask(run: RunRecord, taskId: string): TaskRecord {
  const task = run.tasks.find((candidate) => candidate.id === taskId);
  if (!task) throw new NotFoundError('Task', ['taskId']);
  return task;
}

/** Throws RUN_ENDED, TASK_CLOSED or STALE_VERSION where nothing can be done with the task as the caller saw it. */
export function requireLive(run: RunRecord, task: TaskRecord, expectedVersion?: number | null): void {
  if (run.status === 'cancelled') throw new DomainError('RUN_ENDED');
  if (!isLive(task))
    throw new DomainError('TASK_CLOSED', { status: task.status, outcome: task.outcome ?? '' }, ['taskId']);
  requireGoing(run);
  if (expectedVersion != null && expectedVersion !== task.version) {
    throw new StaleVersionError(expectedVersion, task.version);
  }
}

/** As {@link requireLive}, for work on the task: there is none in a pause (RUN_PAUSED). */
export function requireWorkable(run: RunRecord, task: TaskRecord, expectedVersion?: number | null): void {
  if (isLive(task)) requireRunning(run);
  requireLive(run, task, expectedVersion);
}

/** Throws RUN_ENDED. A paused run goes on: it keeps what comes from outside. */
export function requireGoing(run: RunRecord): void {
  if (hasEnded(run.status)) throw new DomainError('RUN_ENDED');
}

/** Throws RUN_ENDED or RUN_PAUSED. */
export function requireRunning(run: RunRecord): void {
  requireGoing(run);
  if (run.status === 'paused') throw new DomainError('RUN_PAUSED');
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
