import { Injectable } from '@nestjs/common';
import { decodeNodeId, decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { NotFoundError } from '../../platform/domain-error.js';
import type { Receipt } from '../../runner/receipt.js';
import type { CommandRequest } from '../../runner/run-command.js';
import { Runner } from '../../runner/runner.js';
import { actorOf } from '../runs/actor-of.js';
import { checkNote } from '../runs/check-note.js';
import type { AssignTaskInput } from './inputs/assign-task.input.js';
import type { CheckTaskItemInput } from './inputs/check-task-item.input.js';
import type { ClaimTaskInput } from './inputs/claim-task.input.js';
import type { CompleteTaskInput } from './inputs/complete-task.input.js';
import type { DecideApprovalInput } from './inputs/decide-approval.input.js';
import type { StartTaskInput } from './inputs/start-task.input.js';
import { requireAllowed } from './task-permissions.js';
import { TaskRepository } from './task.repository.js';
import {
  mayAssignTask,
  mayCheckItem,
  mayClaimTask,
  mayCompleteTask,
  mayDecideApproval,
  mayStartTask,
  type TaskRule,
} from './task-rules.js';

const MOST_COMMENT_CHARACTERS = 2000;

/** What people do with tasks. Each throws the refusal of its rule, `STALE_VERSION`, and what the runner throws. */
@Injectable()
export class TaskWorkService {
  constructor(
    private readonly runner: Runner,
    private readonly tasks: TaskRepository,
  ) {}

  async start(viewer: Principal, { idempotencyKey, ...input }: StartTaskInput): Promise<Receipt> {
    const { expectedVersion } = input;
    const request = { type: 'startTask', taskId: idOf(input), expectedVersion } as const;
    return this.execute(viewer, mayStartTask, request, idempotencyKey);
  }

  async claim(viewer: Principal, { idempotencyKey, ...input }: ClaimTaskInput): Promise<Receipt> {
    const { expectedVersion } = input;
    const request = { type: 'claimTask', taskId: idOf(input), expectedVersion } as const;
    return this.execute(viewer, mayClaimTask, request, idempotencyKey);
  }

  async complete(viewer: Principal, { idempotencyKey, ...input }: CompleteTaskInput): Promise<Receipt> {
    const { outcome, expectedVersion } = input;
    const form = input.form ?? {};
    const request = { type: 'completeTask', taskId: idOf(input), outcome, form, expectedVersion } as const;
    return this.execute(viewer, mayCompleteTask, request, idempotencyKey);
  }

  async decide(viewer: Principal, { idempotencyKey, ...input }: DecideApprovalInput): Promise<Receipt> {
    const { outcome } = input;
    const comment = checkNote(input.comment, ['comment'], MOST_COMMENT_CHARACTERS);
    const form = input.form ?? {};
    const request = { type: 'decideApproval', taskId: idOf(input), outcome, comment, form } as const;
    return this.execute(viewer, mayDecideApproval, request, idempotencyKey);
  }

  async assign(viewer: Principal, { idempotencyKey, ...input }: AssignTaskInput): Promise<Receipt> {
    const { expectedVersion } = input;
    const assigneeId = decodeOptionalNodeId('Person', input.assigneeId, ['assigneeId']);
    const request = { type: 'assignTask', taskId: idOf(input), assigneeId, expectedVersion } as const;
    return this.execute(viewer, mayAssignTask, request, idempotencyKey);
  }

  async checkItem(viewer: Principal, { idempotencyKey, ...input }: CheckTaskItemInput): Promise<Receipt> {
    const { item, checked } = input;
    const request = { type: 'checkItem', taskId: idOf(input), item, checked } as const;
    return this.execute(viewer, mayCheckItem, request, idempotencyKey);
  }

  private async execute(
    viewer: Principal,
    rule: TaskRule,
    request: Extract<CommandRequest, { taskId: string }>,
    idempotencyKey: string | null | undefined,
  ): Promise<Receipt> {
    const runId = this.runner.knownRunOf(request.taskId) ?? (await this.tasks.findRunOf(request.taskId));
    if (runId === null) throw new NotFoundError('Task', ['taskId']);
    return this.runner.execute({
      ...request,
      runId,
      actor: actorOf(viewer),
      idempotencyKey,
      authorise: (run, task) => requireAllowed(rule, viewer, run, task),
    });
  }
}

function idOf({ taskId }: { readonly taskId: string }): string {
  return decodeNodeId('Task', taskId, ['taskId']);
}
