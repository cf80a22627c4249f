import type { Effect } from '../../engine/run/effect.js';
import { fateOf } from './event-fate.js';

const KEPT: Effect = { type: 'event.kept', name: 'stock.arrived', payload: {}, by: 'x', expiresAt: null };
const DROPPED: Effect = { type: 'event.dropped', name: 'stock.arrived' };
const OLD: Effect = { type: 'event.expired', name: 'mall.cancelled' };

describe('What became of an event', () => {
  it.each<[string, Effect[], string]>([
    ['moved nothing but the states', [], 'taken'],
    ['set a timer', [{ type: 'timer.set', timer: 't', dueAt: '', state: 's' }], 'taken'],
    ['waits', [KEPT], 'kept'],
    ['waits, and another has waited too long', [OLD, KEPT], 'kept'],
    ['was dropped', [OLD, DROPPED], 'dropped'],
    ['ended the run, and what waited was dropped', [DROPPED, { type: 'run.done', output: null }], 'taken'],
    ['let another be taken', [{ type: 'event.taken', name: 'mall.cancelled' }], 'taken'],
  ])('that %s', (_what, effects, fate) => {
    expect(fateOf('stock.arrived', effects)).toBe(fate);
  });
});
