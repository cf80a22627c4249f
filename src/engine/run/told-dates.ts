import type { ChartSpan } from '../chart/resolve-span.js';
import type { Effect } from './effect.js';

/** When tasks and timers are due, as a log has it. */
export type ToldDates = ReadonlyMap<string, string>;

type Dated = 'task.open' | 'timer.set' | 'timer.move';

/**
 * The due dates among the effects of an entry. Whoever decides it again goes by them: holidays, make-up workdays and clock changes
 * become known only with time, and what a run was once told must not change with them.
 */
export function toldDates(effects: readonly Effect[]): ToldDates {
  const told = new Map<string, string>();
  for (const effect of effects) {
    if (effect.type === 'task.open' && effect.dueAt !== null)
      told.set(nameOf(effect.type, effect.invocation), effect.dueAt);
    if (effect.type === 'timer.set' || effect.type === 'timer.move')
      told.set(nameOf(effect.type, effect.timer), effect.dueAt);
  }
  return told;
}

/** What was told of it; `undefined` where nothing was, or where the span is the same on every calendar. */
export function toldDate(
  told: ToldDates | null,
  span: ChartSpan,
  type: Dated,
  id: string,
): string | undefined {
  return told === null || isFixed(span) ? undefined : told.get(nameOf(type, id));
}

/** Hours that pass as they are: they can be computed again at any time. */
export function isFixed(span: ChartSpan): boolean {
  if ('until' in span || span.counts === 'working') return false;
  const { months, days } = span.duration;
  return months === 0 && days === 0;
}

function nameOf(type: Dated, id: string): string {
  return `${type} ${id}`;
}
