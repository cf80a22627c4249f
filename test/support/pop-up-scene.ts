import { buildRunScene, type RunScene } from './builders/run-scene.builder.js';
import { mutate } from './mutate.js';
import { popUpStore } from './pop-up-store.js';
import { publishPlaybook } from './builders/playbook-version.builder.js';
import { createRunApp, type RunApp } from './run-app.js';

/** The pop-up store's playbook, people who can run it, and what tests do with it over HTTP. */
export interface PopUpScene extends RunScene {
  readonly test: RunApp;
  /** Starts a run in the name of the lead; gives its global id. */
  start(): Promise<string>;
  /** The live task of the run with the key. */
  task(runId: string, key: string): Promise<FoundTask>;
  /** Completes the live task with the key in the name of its assignee. */
  complete(runId: string, key: string, outcome?: string, form?: object): Promise<void>;
  /** Both approve, so that the store opens; `preparing` must be done. */
  approve(runId: string): Promise<void>;
}

export interface FoundTask {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly status: string;
  readonly assignee: { readonly login: string } | null;
}

const LIVE_TASKS = `query ($id: ID!) {
  run(id: $id) { tasks(status: [OPEN, STARTED]) { id key version status assignee { login } } }
}`;

export const POP_UP_INPUT = { mall: '万象城', budget: 30_000 };

export async function createPopUpScene(): Promise<PopUpScene> {
  const test = await createRunApp();
  const definition = structuredClone(popUpStore().definition);
  const stored = await publishPlaybook(test.database, JSON.parse(JSON.stringify(definition)));
  const scene = await buildRunScene(test.database, stored.definition);

  const start = async (): Promise<string> => {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: POP_UP_INPUT };
    const { run } = await mutate<{ run: { id: string } }>(test.as('lead'), 'startRun', input, 'run { id }');
    return run.id;
  };
  const task = async (runId: string, key: string): Promise<FoundTask> => {
    const { run } = await test.as('root').ask<{ run: { tasks: FoundTask[] } }>(LIVE_TASKS, { id: runId });
    const found = run.tasks.find((one) => one.key === key);
    if (!found) throw new Error(`the run has no live task ${key}`);
    return found;
  };
  const complete = async (runId: string, key: string, outcome = 'done', form: object = {}): Promise<void> => {
    const { id, assignee } = await task(runId, key);
    const input = { taskId: id, outcome, form };
    await mutate(test.as(assignee?.login ?? ''), 'completeTask', input, 'task { id }');
  };
  const approve = async (runId: string): Promise<void> => {
    const { id } = await task(runId, 'approveBudget');
    for (const decider of ['controller', 'storelead']) {
      await mutate(test.as(decider), 'decideApproval', { taskId: id, outcome: 'approved' }, 'task { id }');
    }
  };
  return { ...scene, test, start, task, complete, approve };
}
