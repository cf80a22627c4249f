// The floor: the rows that Setpiece writes, in the batches in which it writes them, and nothing else. No chart, no check,
// no lock, no reading, no message. What it reaches is what the database and the driver allow on this machine.
import { randomUUID } from 'node:crypto';
import { loadFor } from '../measure/load.mjs';
import { pg, withClient } from '../measure/pg.mjs';
import { serve } from '../measure/serve.mjs';
import { complete } from '../setpiece/complete-task.mjs';
import { composeSetpiece, migrate } from '../setpiece/compose.mjs';
import { startRuns } from '../setpiece/start-runs.mjs';
import { buildWorld } from '../setpiece/world.mjs';
import { learnPattern, rowsOfBatch } from './floor-rows.mjs';
import { LOOK_UP_BY_KEY, writeBatch } from './floor-statements.mjs';

const STEPS = 4;
const clients = [];
let databaseUrl, waiting, pattern, snapshots;

serve({
  async prepare({ url, runs }) {
    databaseUrl = url;
    await migrate(url);
    await withClient(url, async (client) => {
      const world = await buildWorld(client);
      const setpiece = await composeSetpiece(url);
      const [model = '', ...runIds] = await startRuns(setpiece.runner, world, runs + 1);
      snapshots = await leadThroughRound(setpiece.runner, client, model);
      await setpiece.stop();
      pattern = await learnPattern(client, model, STEPS);
      waiting = await readRuns(client, runIds);
    });
  },

  /** So many connections write one batch after the other, each of so many runs. */
  async measure({ connections, batch, seconds }) {
    while (clients.length < connections) await connect();
    const once = (writer) => writeNext(clients[writer], batch);
    const slice = await loadFor({ callers: connections, seconds, once });
    return { ...slice, count: slice.count * batch };
  },

  stop: () => Promise.all(clients.map((client) => client.end())),
});

async function writeNext(client, batch) {
  const runs = waiting.splice(0, batch);
  // In the order of their ids, so that no two writers wait for each other.
  runs.sort((one, other) => (one.id < other.id ? -1 : 1));
  await writeBatch(client, rowsOfBatch(runs, pattern, snapshots, new Date().toISOString(), randomUUID));
  waiting.push(...runs);
}

async function connect() {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'setpiece bench floor',
    pipeline: true,
  });
  await client.connect();
  await client.query(LOOK_UP_BY_KEY);
  clients.push(client);
}

/** The snapshot that each step leaves. */
async function leadThroughRound(runner, client, runId) {
  const left = [];
  for (let step = 0; step < STEPS; step += 1) {
    const { rows } = await client.query(
      `SELECT id, assignee_id FROM task WHERE run_id = $1 AND status = 'open'`,
      [runId],
    );
    await complete(runner, { runId, taskId: rows[0]?.id, personId: rows[0]?.assignee_id });
    const { rows: runs } = await client.query('SELECT snapshot FROM run WHERE id = $1', [runId]);
    left.push(runs[0]?.snapshot);
  }
  return left;
}

async function readRuns(client, runIds) {
  const { rows } = await client.query(
    `SELECT r.id, r.seq, t.id AS "taskId", 0 AS step FROM run r JOIN task t ON t.run_id = r.id
     WHERE r.id = ANY ($1::uuid[])`,
    [runIds],
  );
  return rows;
}
