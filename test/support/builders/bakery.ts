import type { JsonObject } from '../../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from './tiny-playbook.js';

/**
 * A playbook whose runs can be paused, cancelled, kept waiting and broken. First `work`; then `waiting`; in both
 * `cake.split` fails until `cake.cut` has said how many parts there are, and in the second
 * - `oven.asked` calls the service `oven` and waits for its answer, saying nothing of a failure;
 * - `shop.asked` calls it too, and goes to `sorry` on a failure;
 * - `late.came` is kept where it comes early, `noise.heard` dropped;
 * - `deadline` (working on after a pause with what was left) ends it after three days.
 */
export function bakery(more: JsonObject = {}): JsonObject {
  const calling = { input: { service: 'oven', input: { parts: 'context.parts' } }, src: 'service' };
  const cakes = {
    'cake.cut': { actions: { type: 'set', params: { parts: 'event.payload.parts' } } },
    'cake.split': { actions: { type: 'set', params: { share: '10 / context.parts' } } },
  };
  return tinyPlaybook({
    machine: {
      context: { parts: 0, share: 0, answer: '' },
      initial: 'working',
      states: {
        working: working('work', 'waiting', { on: cakes }),
        waiting: {
          ...titled('waiting'),
          after: { deadline: 'end' },
          on: {
            ...cakes,
            'oven.asked': 'asking',
            'shop.asked': 'asking2',
            'late.came': 'late',
            'day.ended': 'end',
          },
        },
        asking: {
          ...titled('asking'),
          invoke: {
            ...calling,
            id: 'oven',
            onDone: { target: 'end', actions: { type: 'set', params: { answer: 'event.output.word' } } },
          },
          on: { 'day.ended': 'end' },
        },
        asking2: {
          ...titled('asking 2'),
          invoke: { ...calling, id: 'shop', onDone: 'end', onError: 'sorry' },
        },
        late: working('work2', 'end'),
        sorry: working('work3', 'end'),
        end: end(),
      },
    },
    tasks: {
      work: { compensation: { type: 'call', params: { service: 'oven', input: { parts: '0' } } } },
      work2: {},
      work3: {},
    },
    more: {
      timers: { deadline: { duration: 'P3D' } },
      services: {
        oven: {
          title: text('oven'),
          method: 'POST',
          url: 'https://oven.example/bake',
          body: { parts: '{{ input.parts }}' },
          result: {
            type: 'object',
            properties: { word: { type: 'string', titles: text('word') } },
            required: ['word'],
          },
        },
      },
      events: {
        'cake.cut': {
          title: text('cut'),
          payload: {
            type: 'object',
            properties: { parts: { type: 'integer', titles: text('parts') } },
            required: ['parts'],
          },
        },
        'cake.split': { title: text('split') },
        'oven.asked': { title: text('asked') },
        'shop.asked': { title: text('shop asked') },
        'late.came': { title: text('late'), whenNotTaken: 'keep', timeToLive: 'P2D' },
        'noise.heard': { title: text('noise'), whenNotTaken: 'drop' },
        'day.ended': { title: text('ended') },
      },
      onCancel: { type: 'notify', params: { to: 'lead', message: text('cancelled') } },
      ...more,
    },
  });
}
