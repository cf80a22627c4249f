import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Receipt } from '../../runner/receipt.js';
import { type Run, toRun } from '../runs/models/run.model.js';
import { RunsService } from '../runs/runs.service.js';
import { AssignTaskInput } from './inputs/assign-task.input.js';
import { CheckTaskItemInput } from './inputs/check-task-item.input.js';
import { ClaimTaskInput } from './inputs/claim-task.input.js';
import { CompleteTaskInput } from './inputs/complete-task.input.js';
import { DecideApprovalInput } from './inputs/decide-approval.input.js';
import { StartTaskInput } from './inputs/start-task.input.js';
import { AssignTaskPayload } from './models/assign-task.payload.js';
import { CheckTaskItemPayload } from './models/check-task-item.payload.js';
import { ClaimTaskPayload } from './models/claim-task.payload.js';
import { CompleteTaskPayload } from './models/complete-task.payload.js';
import { DecideApprovalPayload } from './models/decide-approval.payload.js';
import { StartTaskPayload } from './models/start-task.payload.js';
import { type Task, toTask } from './models/task.model.js';
import { TaskWorkService } from './task-work.service.js';
import { TasksService } from './tasks.service.js';

@Resolver()
export class TaskMutations {
  constructor(
    private readonly work: TaskWorkService,
    private readonly tasks: TasksService,
    private readonly runs: RunsService,
  ) {}

  @Mutation(() => StartTaskPayload, { description: 'Begins work on a task. For its assignee.' })
  startTask(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => StartTaskInput, description: 'Which task.' }) input: StartTaskInput,
  ): Promise<StartTaskPayload> {
    return answer(context, async () => this.show(await this.work.start(viewer, input)));
  }

  @Mutation(() => ClaimTaskPayload, {
    description: 'Takes a task that nobody has. For those who fill its role.',
  })
  claimTask(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ClaimTaskInput, description: 'Which task.' }) input: ClaimTaskInput,
  ): Promise<ClaimTaskPayload> {
    return answer(context, async () => this.show(await this.work.claim(viewer, input)));
  }

  @Mutation(() => CompleteTaskPayload, {
    description:
      'Completes a task with an outcome and its form, which moves the run. For its assignee alone.',
  })
  completeTask(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CompleteTaskInput, description: 'How it ended.' }) input: CompleteTaskInput,
  ): Promise<CompleteTaskPayload> {
    return answer(context, async () => this.showAdvance(await this.work.complete(viewer, input)));
  }

  @Mutation(() => DecideApprovalPayload, {
    description: 'Decides an approval, or votes on it where several must agree. For its deciders, each once.',
  })
  decideApproval(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => DecideApprovalInput, description: 'The decision.' })
    input: DecideApprovalInput,
  ): Promise<DecideApprovalPayload> {
    return answer(context, async () => this.showAdvance(await this.work.decide(viewer, input)));
  }

  @Mutation(() => AssignTaskPayload, {
    description:
      'Gives a task to somebody of the team, or takes it back for others to claim. For the lead of the team.',
  })
  assignTask(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AssignTaskInput, description: 'Which task, and to whom.' })
    input: AssignTaskInput,
  ): Promise<AssignTaskPayload> {
    return answer(context, async () => this.show(await this.work.assign(viewer, input)));
  }

  @Mutation(() => CheckTaskItemPayload, {
    description: 'Ticks off a step of a checklist. For the assignee of the task.',
  })
  checkTaskItem(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CheckTaskItemInput, description: 'Which step.' }) input: CheckTaskItemInput,
  ): Promise<CheckTaskItemPayload> {
    return answer(context, async () => this.show(await this.work.checkItem(viewer, input)));
  }

  /** Reads what the client asks for, and no more. */
  private show({ runId, taskId }: Receipt) {
    const { runs, tasks } = this;
    return {
      get run(): Promise<Run> {
        return runs.get(runId).then(toRun);
      },
      get task(): Promise<Task> {
        return tasks.inRun(runId, taskId ?? '').then(toTask);
      },
    };
  }

  private showAdvance(receipt: Receipt) {
    const { tasks } = this;
    const opened = {
      get openedTasks(): Promise<Task[]> {
        return tasks.openedBy(receipt.runId, receipt.seq).then((records) => records.map(toTask));
      },
    };
    return Object.defineProperties(this.show(receipt), Object.getOwnPropertyDescriptors(opened));
  }
}
