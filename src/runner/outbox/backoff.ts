import type { BackoffDefinition } from '../../engine/chart/service-definition.js';
import { millisecondsOf } from './milliseconds.js';

/**
 * How long to wait after the attempt with that number (from 1) before the next, in milliseconds: what the playbook says,
 * of which chance (0 to 1) takes up to a half, so that calls which failed together do not come back together. What the
 * service asks for counts when it is longer, but never for more than the playbook's `most`.
 */
export function delayAfter(
  attempt: number,
  { first, factor, most }: BackoffDefinition,
  chance: number,
  askedMs: number | null,
): number {
  const longest = millisecondsOf(most);
  const declared = Math.min(longest, millisecondsOf(first) * factor ** (attempt - 1));
  return Math.round(Math.max(declared * (1 - chance / 2), Math.min(askedMs ?? 0, longest)));
}
