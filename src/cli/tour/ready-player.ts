import { setTimeout } from 'node:timers/promises';
import type { ExampleRun } from '../../play/example-run.js';
import type { PlannedStep } from '../../play/planned-step.js';
import type { RunPlayer } from '../../play/run-player.js';
import { TourFailedError } from './tour.errors.js';

const MOST_LOOKS = 50;
const PAUSE_MS = 200;

/**
 * Whoever can take a step now, in the run or in one of its child runs. Runs hear of each other a moment later, so a child,
 * or what follows its end, may be some time in coming. Throws `TourFailedError` when it does not come.
 */
export async function readyPlayer(
  player: RunPlayer,
  { of, step }: PlannedStep,
  children: ReadonlyMap<string, ExampleRun>,
): Promise<RunPlayer> {
  const example = of === null ? undefined : children.get(of);
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (looks > 0) await setTimeout(PAUSE_MS);
    const acting = of === null || !example ? player : await player.ofChild(of, example);
    if (acting && (!('close' in step) || (await isOpen(acting, step.close)))) return acting;
  }
  throw new TourFailedError(
    `Nobody can take the step ${JSON.stringify(step)}${of === null ? '' : ` of ${of}`}.`,
  );
}

async function isOpen(player: RunPlayer, task: string): Promise<boolean> {
  return (await player.liveTasks()).some(({ key }) => key === task);
}
