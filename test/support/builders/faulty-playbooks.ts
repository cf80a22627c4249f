import type { JsonObject } from '../../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from './tiny-playbook.js';

const KPIS = { mood: { title: text('mood'), unit: 'points', direction: 'increase', target: 5 } };
const CUT = {
  title: text('cut'),
  payload: {
    type: 'object',
    properties: { parts: { type: 'integer', titles: text('parts') } },
    required: ['parts'],
  },
};

/** Its timer fails until `cake.cut` has said how many parts there are. */
export function faultyTimer(): JsonObject {
  return tinyPlaybook({
    machine: {
      context: { parts: 0, share: 0 },
      initial: 'resting',
      states: {
        resting: {
          ...titled('resting'),
          after: {
            P1D: { target: 'end', actions: { type: 'set', params: { share: '10 / context.parts' } } },
          },
          on: {
            'cake.cut': { actions: { type: 'set', params: { parts: 'event.payload.parts' } } },
            'day.ended': 'working',
          },
        },
        working: working('work', 'end'),
        end: end(),
      },
    },
    more: { events: { 'cake.cut': CUT, 'day.ended': { title: text('ended') } } },
  });
}

/** Calls a service, and sets what is said with its answer. */
export function oneCall(set: JsonObject): JsonObject {
  return tinyPlaybook({
    machine: {
      context: { count: 0 },
      initial: 'asking',
      states: {
        asking: {
          ...titled('asking'),
          invoke: {
            src: 'service',
            id: 'oven',
            input: { service: 'oven' },
            onDone: { target: 'working', actions: { type: 'set', params: set } },
          },
        },
        working: working('work', 'end'),
        end: end(),
      },
    },
    more: {
      services: {
        oven: {
          title: text('oven'),
          method: 'GET',
          url: 'https://oven.example/',
          result: {
            type: 'object',
            properties: { word: { type: 'string', titles: text('word') } },
            required: ['word'],
          },
        },
      },
    },
  });
}

/** Waits for a condition that nothing outside can change. */
export function stuck(): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'rest',
      states: {
        rest: {
          ...titled('rest'),
          always: { guard: { type: 'when', params: { cel: '1 > 2' } }, target: 'working' },
        },
        working: working('work', 'end'),
        end: end(),
      },
    },
    more: { kpis: KPIS },
  });
}

/** Nobody fills the role, and the lead, who would decide then, has asked for it by starting the run. */
export function ownApproval(): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'asking',
      states: {
        asking: {
          ...titled('asking'),
          invoke: { src: 'approval', id: 'allow', input: { task: 'allow' }, onDone: 'working' },
        },
        working: working('work', 'end'),
        end: end(),
      },
    },
    tasks: {
      work: {},
      allow: {
        kind: 'approval',
        role: 'boss',
        outcomes: { yes: { title: text('yes') }, no: { title: text('no') } },
      },
    },
    more: {
      roles: {
        worker: { title: text('worker'), department: 'works' },
        boss: { title: text('boss'), department: 'works' },
      },
    },
  });
}
