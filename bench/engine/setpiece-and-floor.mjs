import { sumUp } from '../measure/load.mjs';
import { observeBatches } from './batches.mjs';

/**
 * Setpiece and the floor in turn, at every number of callers: A B A B, so that whatever else the machine does falls on
 * both.
 *
 * @param {{ setpiece: import('../measure/contender.mjs').Contender, floor: import('../measure/contender.mjs').Contender | null,
 *   url: string, callers: number[], seconds: number, slices: number }} parts
 */
export async function measureLevels({ setpiece, floor, url, callers, seconds, slices }) {
  await setpiece.call('measure', { callers: Math.max(...callers), seconds });
  const levels = [];
  for (const count of callers) {
    const work = () => setpiece.call('measure', { callers: count, seconds });
    levels.push({ callers: count, ...(await observeBatches(url, work)), setpiece: [], floor: [] });
  }
  for (let slice = 0; slice < slices; slice += 1) {
    for (const level of levels) {
      level.setpiece.push(await setpiece.call('measure', { callers: level.callers, seconds }));
      if (floor === null) continue;
      const { batch, connections } = level;
      if (slice === 0) await floor.call('measure', { batch, connections, seconds: seconds / 2 });
      level.floor.push(await floor.call('measure', { batch, connections, seconds }));
    }
  }
  return levels.map((level) => ({
    ...level,
    setpiece: sumUp(level.setpiece),
    floor: floor === null ? null : sumUp(level.floor),
  }));
}
