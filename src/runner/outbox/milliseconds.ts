import { nominalMilliseconds, parseDuration } from '../../engine/time/duration.js';

/** How long a duration of a checked playbook is; the lengths that calls have to do with need no calendar. */
export function millisecondsOf(duration: string): number {
  const parsed = parseDuration(duration);
  if (parsed === null) throw new RangeError(`${duration} is no ISO 8601 duration`);
  return nominalMilliseconds(parsed);
}
