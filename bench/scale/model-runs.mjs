import { complete } from '../setpiece/complete-task.mjs';
import { startRuns } from '../setpiece/start-runs.mjs';

/** Rows that a model run has in the log. */
export const LOG_ROWS = 10;

/**
 * Two runs with ten events each, led there as people would: one that goes on, and one that has ended.
 *
 * @returns {Promise<{ live: string, done: string }>}
 */
export async function leadModelRuns(runner, client, world) {
  const [live = '', done = ''] = await startRuns(runner, world, 2);
  for (let event = 2; event <= LOG_ROWS; event += 1) {
    await completeOpen(runner, client, live);
    if (event < LOG_ROWS) await completeOpen(runner, client, done);
  }
  await runner.execute({
    runId: done,
    type: 'sendEvent',
    name: 'store.closed',
    payload: {},
    actor: { kind: 'person', id: world.leadId },
  });
  return { live, done };
}

async function completeOpen(runner, client, runId) {
  const { rows } = await client.query(
    `SELECT id AS "taskId", assignee_id AS "personId" FROM task WHERE run_id = $1 AND status = 'open'`,
    [runId],
  );
  await complete(runner, { runId, ...rows[0] });
}
