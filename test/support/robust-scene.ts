import { publishPlaybook } from './builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from './builders/run-scene.builder.js';
import { GraphqlClient } from './graphql-client.js';
import { mutate } from './mutate.js';
import { POP_UP_INPUT } from './pop-up-scene.js';
import { popUpStore } from './pop-up-store.js';
import type { TestApp } from './test-app.js';

/** A whole application in which the pop-up store can be run, for tests that trouble what is around it. */
export interface RobustScene extends RunScene {
  /** A client of the application, or of another on the same database and clock, in the name of the person. */
  as(login: string, of?: TestApp): Promise<GraphqlClient>;
  /** Starts a run in the name of the lead; gives its global id. */
  start(): Promise<string>;
  /** The global id of the run's live task with the key. */
  task(runId: string, key: string): Promise<string>;
}

const LIVE_TASKS = 'query ($id: ID!) { run(id: $id) { tasks(status: [OPEN, STARTED]) { id key } } }';

export async function buildRobustScene(test: TestApp): Promise<RobustScene> {
  const stored = await publishPlaybook(test.database, JSON.parse(JSON.stringify(popUpStore().definition)));
  const scene = await buildRunScene(test.database, stored.definition);
  const as = async (login: string, of = test): Promise<GraphqlClient> =>
    new GraphqlClient(of.server, await of.issuer.token(login));
  const start = async (): Promise<string> => {
    const input = { teamId: scene.teamId, playbookKey: scene.playbookKey, input: POP_UP_INPUT };
    const { run } = await mutate<{ run: { id: string } }>(await as('lead'), 'startRun', input, 'run { id }');
    return run.id;
  };
  const task = async (runId: string, key: string): Promise<string> => {
    const client = await as('root');
    const { run } = await client.ask<{ run: { tasks: { id: string; key: string }[] } }>(LIVE_TASKS, {
      id: runId,
    });
    const found = run.tasks.find((one) => one.key === key);
    if (!found) throw new Error(`the run has no live task ${key}`);
    return found.id;
  };
  return { ...scene, as, start, task };
}
