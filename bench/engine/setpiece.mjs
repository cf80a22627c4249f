// Setpiece, as the engine scenario drives it: the service's runner in a process of its own.
import { composeSetpiece, migrate } from '../setpiece/compose.mjs';
import { complete, completeNext } from '../setpiece/complete-task.mjs';
import { OpenTasks } from '../setpiece/open-tasks.mjs';
import { startRuns } from '../setpiece/start-runs.mjs';
import { buildWorld } from '../setpiece/world.mjs';
import { loadFor } from '../measure/load.mjs';
import { pg } from '../measure/pg.mjs';
import { startProfile } from '../measure/profile.mjs';
import { serve } from '../measure/serve.mjs';

let setpiece, client, tasks, stopProfile;

serve({
  async prepare({ url, runs }) {
    await migrate(url);
    client = new pg.Client({ connectionString: url, application_name: 'setpiece bench' });
    await client.connect();
    await client.query(
      'CREATE TABLE bare (id bigint PRIMARY KEY, at timestamptz NOT NULL, note text NOT NULL)',
    );
    const world = await buildWorld(client);
    setpiece = await composeSetpiece(url);
    tasks = new OpenTasks(client, await startRuns(setpiece.runner, world, runs));
    await tasks.refill();
  },

  /** So many callers complete one task after the other. */
  measure: ({ callers, seconds }) =>
    loadFor({ callers, seconds, once: () => completeNext(setpiece.runner, tasks) }),

  /** One caller: an event, a bare one-row commit, an event … Times in ms. */
  async compareWithBareCommit({ pairs, from }) {
    const [execute, bare] = [[], []];
    for (let pair = 0; pair < pairs; pair += 1) {
      const task = await tasks.take();
      const start = performance.now();
      await complete(setpiece.runner, task);
      const between = performance.now();
      await client.query({
        name: 'bare',
        text: 'INSERT INTO bare (id, at, note) VALUES ($1, now(), $2)',
        values: [from + pair, 'one row, one commit'],
      });
      execute.push(between - start);
      bare.push(performance.now() - between);
      tasks.giveBack(task.runId);
    }
    return { execute, bare };
  },

  async startProfile({ file }) {
    stopProfile = await startProfile(file);
  },

  stopProfile: () => stopProfile(),

  async stop() {
    await setpiece?.stop();
    await client?.end();
  },
});
