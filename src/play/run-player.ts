import { mutate, type ApiClient } from './api-client.js';
import type { ExampleAnswer, ExampleRun, ExampleStep } from './example-run.js';

/** A live task as the player sees it. */
export interface LiveTask {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly kind: 'TASK' | 'APPROVAL';
  readonly status: 'OPEN' | 'STARTED' | 'COMPLETED' | 'WITHDRAWN';
  readonly dueAt: string | null;
  readonly assignee: { readonly login: string; readonly name: string } | null;
  readonly roles: readonly { readonly key: string }[];
  readonly checklist: readonly { readonly index: number; readonly checked: boolean }[];
}

/** The run that is played, and who plays which part (logins by role). */
export interface Cast {
  readonly runId: string;
  readonly lead: string;
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

const LIVE_TASKS = `query LiveTasks($run: ID!) {
  tasks(filter: { runId: $run, status: [OPEN, STARTED] }, first: 50) {
    nodes {
      id key title kind status dueAt
      assignee { login name } roles { key } checklist { index checked }
    }
  }
}`;

const MAY_DECIDE = `query MayDecide($task: ID!) { task(id: $task) { status viewerMay { decide } } }`;

/** Plays the steps of an example run through the API, each in the name of whoever has to take it. */
export class RunPlayer {
  constructor(
    private readonly client: ApiClient,
    private readonly cast: Cast,
    private readonly example: ExampleRun,
  ) {}

  async liveTasks(): Promise<readonly LiveTask[]> {
    const { runId: run, lead } = this.cast;
    const data = await this.client.request<{ tasks: { nodes: LiveTask[] } }>(lead, LIVE_TASKS, { run });
    return data.tasks.nodes;
  }

  /** Takes a step. Throws where the task it names is not open. `wait` is for whoever has the clock. */
  async take(step: Exclude<ExampleStep, { wait: string }>): Promise<LiveTask | null> {
    const { runId, lead } = this.cast;
    if ('close' in step) return this.close(step.close);
    if ('send' in step) {
      const input = { runId, event: step.send, payload: step.payload };
      await mutate(this.client, lead, 'sendRunEvent', { input, selection: 'run { id }' });
    } else {
      const input = { runId, kpi: step.observe, value: step.value };
      await mutate(this.client, lead, 'recordKpi', { input, selection: 'run { id }' });
    }
    return null;
  }

  /** Begins a task, and ticks off the first half of its checklist. */
  async begin(task: LiveTask): Promise<void> {
    if (task.kind === 'APPROVAL' || task.status !== 'OPEN') return;
    const doer = await this.doerOf(task);
    await mutate(this.client, doer, 'startTask', { input: { taskId: task.id }, selection: 'task { id }' });
    await this.tick(doer, task, task.checklist.slice(0, Math.ceil(task.checklist.length / 2)));
  }

  private async close(key: string): Promise<LiveTask> {
    const task = (await this.liveTasks()).find((one) => one.key === key);
    const answer = this.example.answers[key];
    if (!task || !answer) throw new Error(`The task ${key} of the example run is not open.`);
    if (task.kind === 'APPROVAL') await this.decide(task, answer);
    else await this.complete(task, answer);
    return task;
  }

  private async complete(task: LiveTask, { outcome, form }: ExampleAnswer): Promise<void> {
    const doer = await this.doerOf(task);
    const taskId = task.id;
    if (task.status === 'OPEN') {
      await mutate(this.client, doer, 'startTask', { input: { taskId }, selection: 'task { id }' });
    }
    await this.tick(doer, task, task.checklist);
    const input = { taskId, outcome, form };
    await mutate(this.client, doer, 'completeTask', { input, selection: 'task { id }' });
  }

  private async tick(doer: string, task: LiveTask, items: LiveTask['checklist']): Promise<void> {
    for (const { index, checked } of items) {
      if (checked) continue;
      const input = { taskId: task.id, item: index, checked: true };
      await mutate(this.client, doer, 'checkTaskItem', { input, selection: 'task { id }' });
    }
  }

  /** Whoever may decide does so in turn, until the approval is closed. */
  private async decide(task: LiveTask, { outcome, form }: ExampleAnswer): Promise<void> {
    for (const decider of new Set([...this.holdersOf(task), this.cast.lead])) {
      const data = await this.client.request<{
        task: { status: LiveTask['status']; viewerMay: { decide: boolean } };
      }>(decider, MAY_DECIDE, { task: task.id });
      if (data.task.status === 'COMPLETED') return;
      if (!data.task.viewerMay.decide) continue;
      const input = { taskId: task.id, outcome, form };
      await mutate(this.client, decider, 'decideApproval', { input, selection: 'task { id }' });
    }
  }

  /** The assignee; an unassigned task is claimed by the first who holds its role. */
  private async doerOf(task: LiveTask): Promise<string> {
    if (task.assignee) return task.assignee.login;
    const [holder = this.cast.lead] = this.holdersOf(task);
    const input = { taskId: task.id };
    await mutate(this.client, holder, 'claimTask', { input, selection: 'task { id }' });
    return holder;
  }

  private holdersOf(task: LiveTask): string[] {
    return task.roles.flatMap(({ key }) => this.cast.holders.get(key) ?? []);
  }
}
