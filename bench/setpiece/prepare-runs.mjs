import { withClient } from '../measure/pg.mjs';
import { composeSetpiece, migrate } from './compose.mjs';
import { startRuns } from './start-runs.mjs';
import { buildWorld } from './world.mjs';

/**
 * An empty database becomes one with the benchmark's organisation and so many runs of its playbook.
 *
 * @param {string} url
 * @param {number} count
 */
export async function prepareRuns(url, count) {
  await migrate(url);
  const world = await withClient(url, buildWorld);
  const setpiece = await composeSetpiece(url);
  try {
    return { world, runIds: await startRuns(setpiece.runner, world, count) };
  } finally {
    await setpiece.stop();
  }
}
