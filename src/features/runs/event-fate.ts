import type { Effect } from '../../engine/run/effect.js';
import { EventFate } from './models/event-fate.enum.js';

/** What became of an event that a run accepted, by the effects of its entry in the log. */
export function fateOf(name: string, effects: readonly Effect[]): EventFate {
  const own = effects.filter(({ type }) => type !== 'event.expired');
  const [only] = own;
  if (own.length !== 1 || !only || !('name' in only) || only.name !== name) return EventFate.TAKEN;
  if (only.type === 'event.kept') return EventFate.KEPT;
  return only.type === 'event.dropped' ? EventFate.DROPPED : EventFate.TAKEN;
}
