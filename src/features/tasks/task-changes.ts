import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Received } from '../../platform/broadcast/broadcast.js';
import { LIVE_STATUSES } from './models/task-status.enum.js';
import { TaskChangeKind, type TaskChange } from './models/task-change.model.js';
import { TaskLoader } from './task.loader.js';
import { TaskPermissions } from './task-permissions.js';

/** Tells what an announced change did to somebody's list of tasks, from the task as it is now. */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly tasks: TaskLoader,
    private readonly permissions: TaskPermissions,
  ) {}

  async read(context: RequestContext, viewer: Principal, received: Received): Promise<TaskChange> {
    const taskId = received?.['taskId'];
    const task = typeof taskId === 'string' ? await this.tasks.load(context, taskId) : null;
    if (!task) return { kind: TaskChangeKind.UNKNOWN, task: null };
    if (!LIVE_STATUSES.includes(task.status)) return { kind: TaskChangeKind.CLOSED, task };
    const { complete, decide } = await this.permissions.of(context, viewer, task);
    return { kind: complete || decide ? TaskChangeKind.WAITING : TaskChangeKind.GONE, task };
  }
}
