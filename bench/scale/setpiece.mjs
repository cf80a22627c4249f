// Setpiece on two databases in one process, so that only what is stored differs; or on one, to see what memory it takes.
import { loadFor } from '../measure/load.mjs';
import { pg } from '../measure/pg.mjs';
import { serve } from '../measure/serve.mjs';
import { completeNext } from '../setpiece/complete-task.mjs';
import { composeSetpiece } from '../setpiece/compose.mjs';
import { OpenTasks } from '../setpiece/open-tasks.mjs';

const hosts = {};

serve({
  /** `busy`: how many live runs, drawn from all whose timers are due after the instant, are worked on. */
  async prepare({ name, url, busy, dueAfter = new Date(0), firesTimers }) {
    const client = new pg.Client({ connectionString: url, application_name: 'setpiece bench' });
    await client.connect();
    await client.query('SELECT setseed(0.5)');
    const { rows } = await client.query(
      `SELECT run_id AS id FROM timer WHERE due_at > $2 ORDER BY random() LIMIT $1`,
      [busy, dueAfter],
    );
    const setpiece = await composeSetpiece(url, { firesTimers });
    hosts[name] = {
      client,
      setpiece,
      tasks: new OpenTasks(
        client,
        rows.map(({ id }) => id),
      ),
    };
    await hosts[name].tasks.refill();
  },

  measure: ({ name, callers, seconds }) =>
    loadFor({ callers, seconds, once: () => completeNext(hosts[name].setpiece.runner, hosts[name].tasks) }),

  /** People at work: each does something, looks at it for a moment, does the next thing. */
  async interact({ name, callers, seconds, pauseMs }) {
    const { setpiece, tasks } = hosts[name];
    const latencies = [];
    const slice = await loadFor({
      callers,
      seconds,
      once: async () => {
        const start = performance.now();
        await completeNext(setpiece.runner, tasks);
        latencies.push(performance.now() - start);
        await new Promise((resolve) => {
          setTimeout(resolve, pauseMs);
        });
      },
    });
    return { ...slice, latencies };
  },

  /** In MiB, after everything that can be has been forgotten. */
  memory() {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rssMiB: Math.round(rss / 2 ** 20), heapMiB: Math.round(heapUsed / 2 ** 20) };
  },

  async stop() {
    for (const { setpiece, client } of Object.values(hosts)) {
      await setpiece.stop();
      await client.end();
    }
  },
});
