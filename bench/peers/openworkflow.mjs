// openworkflow: the shape of its own benchmark (runs are queued, then a worker with a concurrency of 100 works them off),
// and how long a run takes from its start to its result with its ordinary polling.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OpenWorkflow } from 'openworkflow';
import { BackendPostgres } from 'openworkflow/postgres';
import { loadFor } from '../measure/load.mjs';
import { pg } from '../measure/pg.mjs';
import { serve } from '../measure/serve.mjs';

const LOOK_EVERY_MS = 20;
let backend, client, workflow, worker, runs, concurrency, namespaceId;

serve({
  async prepare({ url, settings }) {
    namespaceId = randomUUID();
    ({ runs, concurrency } = settings);
    backend = await BackendPostgres.connect(url, { namespaceId });
    client = new pg.Client({ connectionString: url });
    await client.connect();
    const openworkflow = new OpenWorkflow({ backend });
    workflow = openworkflow.defineWorkflow({ name: 'four-steps' }, async ({ step }) => {
      for (const number of [1, 2, 3, 4]) await step.run({ name: `step-${number}` }, () => number);
    });
    worker = openworkflow.newWorker({ concurrency });
  },
  measure: ({ load, callers, seconds }) =>
    load === 'steps' ? workOff() : startToResult({ callers, seconds }),
  async stop() {
    await backend?.stop();
    await client?.end();
  },
});

/** How long the worker needs for runs that are queued already. Asked of the database, which is quicker than `result()`. */
async function workOff() {
  await Promise.all(Array.from({ length: runs }, () => workflow.run()));
  const cpu = process.cpuUsage();
  const start = performance.now();
  await worker.start();
  while ((await countUnfinished()) > 0) await pause(LOOK_EVERY_MS);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await worker.stop();
  return { count: runs, seconds, latencies: [], cpuSeconds: (user + system) / 1e6 };
}

async function countUnfinished() {
  const { rows } = await client.query(
    `SELECT count(*)::int AS count FROM openworkflow.workflow_runs
     WHERE namespace_id = $1 AND finished_at IS NULL`,
    [namespaceId],
  );
  return rows[0].count;
}

async function startToResult({ callers, seconds }) {
  await worker.start();
  const slice = await loadFor({
    callers,
    seconds,
    once: async () => {
      const handle = await workflow.run();
      await handle.result();
    },
  });
  await worker.stop();
  return slice;
}
