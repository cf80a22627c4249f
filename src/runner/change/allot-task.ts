import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import type { Effect, OpenTask } from '../../engine/run/effect.js';
import { holdersOf, type Staff } from '../staff-directory.js';

/** How many live tasks each person has. Who is missing has none. */
export type Loads = Map<string, number>;

/**
 * The person a new task is allotted to: of those who fill its role, the one with the fewest live tasks; of equals, the
 * one with the smallest id. Null where nobody fills the role. Counts the task into `loads`.
 */
export function allot(holders: readonly string[], loads: Loads): string | null {
  const [first, ...others] = [...holders].sort();
  if (first === undefined) return null;
  const load = (id: string) => loads.get(id) ?? 0;
  const chosen = others.reduce((best, id) => (load(id) < load(best) ? id : best), first);
  loads.set(chosen, load(chosen) + 1);
  return chosen;
}

/** The persons among whom new tasks have to choose: those whose loads must be known. Sorted. */
export function candidates(
  effects: readonly Effect[],
  definition: PlaybookDefinition,
  staff: Staff,
): string[] {
  const chosenAmong = effects
    .filter((effect): effect is OpenTask => effect.type === 'task.open' && effect.kind === 'task')
    .map((effect) => holdersOf(staff, definition.tasks[effect.task]?.roles ?? []))
    .filter((holders) => holders.length > 1);
  return [...new Set(chosenAmong.flat())].sort();
}
