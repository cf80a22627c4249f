import { ApiRefusal, mutate, type ApiClient } from './api-client.js';
import type { ExampleAnswer, ExampleRun } from './example-run.js';
import type { OwnStep } from './planned-step.js';

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

/** Why somebody may not do what somebody else may. */
const NOT_THIS_ONE = new Set(['ROLE_NOT_HELD', 'OWN_REQUEST', 'ALREADY_DECIDED']);

const CHILD_RUNS = `query ChildRuns($run: ID!) {
  run(id: $run) { children(first: 100) { nodes { id status playbookVersion { key } } } }
}`;

interface ChildRuns {
  readonly run: {
    readonly children: {
      readonly nodes: readonly { id: string; status: string; playbookVersion: { key: string } }[];
    };
  };
}

/** Plays the steps of an example run through the API, each in the name of whoever has to take it. */
export class RunPlayer {
  constructor(
    private readonly client: ApiClient,
    private readonly cast: Cast,
    private readonly example: ExampleRun,
  ) {}

  get runId(): string {
    return this.cast.runId;
  }

  async liveTasks(): Promise<readonly LiveTask[]> {
    const { runId: run, lead } = this.cast;
    const data = await this.client.request<{ tasks: { nodes: LiveTask[] } }>(lead, LIVE_TASKS, { run });
    return data.tasks.nodes;
  }

  /** Plays the run of a playbook that this one has started and that goes on, with the same people; null where there is none. */
  async ofChild(playbook: string, example: ExampleRun): Promise<RunPlayer | null> {
    const { lead, runId: run } = this.cast;
    const data = await this.client.request<ChildRuns>(lead, CHILD_RUNS, { run });
    const child = data.run.children.nodes.find(
      ({ status, playbookVersion }) => status === 'RUNNING' && playbookVersion.key === playbook,
    );
    return child ? new RunPlayer(this.client, { ...this.cast, runId: child.id }, example) : null;
  }

  /** Takes a step. Throws where the task it names is not open. `wait` is for whoever has the clock. */
  async take(step: Exclude<OwnStep, { wait: string }>): Promise<LiveTask | null> {
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
    for (const decider of this.candidates(task)) {
      const input = { taskId: task.id, outcome, form };
      const decided = await this.attempt(decider, 'decideApproval', input);
      if (decided?.status === 'COMPLETED') return;
    }
  }

  /** The assignee; an unassigned task is claimed by the first who may. */
  private async doerOf(task: LiveTask): Promise<string> {
    if (task.assignee) return task.assignee.login;
    for (const candidate of this.candidates(task)) {
      if (await this.attempt(candidate, 'claimTask', { taskId: task.id })) return candidate;
    }
    throw new Error(`Nobody may claim the task ${task.key} of the example run.`);
  }

  /** The task afterwards; null where it was for somebody else to do. */
  private async attempt(
    login: string,
    name: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Pick<LiveTask, 'status'> | null> {
    try {
      const payload = await mutate<{ task: Pick<LiveTask, 'status'> }>(this.client, login, name, {
        input,
        selection: 'task { status }',
      });
      return payload.task;
    } catch (error) {
      if (error instanceof ApiRefusal && error.refusals.every(({ code }) => NOT_THIS_ONE.has(code)))
        return null;
      throw error;
    }
  }

  /** Holders of the task's roles first; in a child run, others of the team stand in for roles that nobody was named for. */
  private candidates(task: LiveTask): ReadonlySet<string> {
    return new Set([...this.holdersOf(task), this.cast.lead, ...[...this.cast.holders.values()].flat()]);
  }

  private holdersOf(task: LiveTask): string[] {
    return task.roles.flatMap(({ key }) => this.cast.holders.get(key) ?? []);
  }
}
