import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFoundError } from '../../platform/domain-error.js';
import type { TasksFilter } from './inputs/tasks.filter.js';
import type { TaskRecord } from './task.record.js';
import { TaskRepository, type MyTasksCriteria, type TaskCriteria } from './task.repository.js';

/** Reads tasks. They are open to everybody who is signed in. */
@Injectable()
export class TasksService {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  /** The task as it is now; throws `NOT_FOUND`. */
  async get(id: string): Promise<TaskRecord> {
    const [task] = await this.tasks.findByIds([id]);
    if (!task) throw new NotFoundError('Task');
    return task;
  }

  /** A task of a run that is not archived, as it is now; throws `NOT_FOUND`. */
  async inRun(runId: string, taskId: string): Promise<TaskRecord> {
    const task = await this.tasks.findInRun(runId, taskId);
    if (!task) throw new NotFoundError('Task');
    return task;
  }

  /** What a client's filter means; throws `INVALID_ID`. */
  toCriteria(filter: TasksFilter | null | undefined): TaskCriteria {
    return {
      runId: decodeOptionalNodeId('Run', filter?.runId, ['filter', 'runId']),
      teamId: decodeOptionalNodeId('Team', filter?.teamId, ['filter', 'teamId']),
      assigneeId: decodeOptionalNodeId('Person', filter?.assigneeId, ['filter', 'assigneeId']),
      status: filter?.status ?? null,
      departmentKey: filter?.departmentKey ?? null,
      overdue: filter?.overdue ?? null,
      unassigned: filter?.unassigned ?? null,
    };
  }

  /** The latest opened first; `limit` of them. */
  list(criteria: TaskCriteria, page: Page): Promise<TaskRecord[]> {
    return this.tasks.list(criteria, this.clock.now(), page);
  }

  count(criteria: TaskCriteria): Promise<number> {
    return this.tasks.count(criteria, this.clock.now());
  }

  /** By due date; `limit` of them. */
  listMine(criteria: MyTasksCriteria, page: Page): Promise<TaskRecord[]> {
    return this.tasks.listMine(criteria, page);
  }

  countMine(criteria: MyTasksCriteria): Promise<number> {
    return this.tasks.countMine(criteria);
  }

  /** The tasks that one event of a run opened. */
  openedBy(runId: string, seq: number): Promise<TaskRecord[]> {
    return this.tasks.findOpenedBy(runId, seq);
  }
}
