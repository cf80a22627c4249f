import type { Chart } from '../../../src/engine/chart/chart.js';
import type { JsonObject, JsonValue } from '../../../src/engine/json.js';
import { smallChart } from '../small-chart.js';

/** What a test says of the set `each`; the rest is always the same. */
export interface SetOfTest {
  readonly of?: JsonObject;
  readonly input: JsonObject;
  /** What the event `do.more` adds. */
  readonly adds?: JsonObject;
  readonly onError?: JsonValue;
}

const text = { zh: '文', en: 'text' };
const lists = {
  type: 'object',
  properties: { list: { type: 'array', titles: text, items: { type: 'string' } } },
};

/** What is read must be there. */
function listsFor(read: JsonObject): JsonObject {
  return /\.list\b/.test(JSON.stringify(read)) ? { ...lists, required: ['list'] } : lists;
}

/** All that the end of a set brings. */
const DONE = `{${['started', 'active', 'completed', 'failed', 'withdrawn', 'results']
  .map((name) => `'${name}': event.output.${name}`)
  .join(', ')}}`;

const set = (params: JsonObject) => ({ type: 'set', params });

/** A chart that opens a set of instances in `work`, goes `after` when it is done, and can be told everything by events. */
export function chartOf(wanted: SetOfTest): Chart {
  const names = ['skip', 'again', 'enough', 'callOff', 'declare', 'finish'];
  return smallChart(machineOf(wanted), {
    input: listsFor(wanted.input),
    tasks: {
      review: {
        title: text,
        role: 'worker',
        due: 'P1D',
        outcomes: { done: { title: text }, no: { title: text } },
        form: { type: 'object', additionalProperties: true },
      },
    },
    services: {
      ask: {
        title: text,
        url: 'https://example.org/ask',
        body: { who: '{{ input.who }}', n: '{{ input.n }}' },
      },
    },
    events: {
      ...Object.fromEntries(names.map((name) => [`do.${name}`, { title: text }])),
      'do.more': { title: text, payload: listsFor(wanted.adds ?? {}) },
    },
  });
}

function machineOf({ of, input, adds, onError }: SetOfTest): JsonObject {
  return {
    id: 'instances',
    initial: 'work',
    context: { done: null, enough: false, any: null, failure: null },
    on: {
      'do.finish': '.end',
      'do.enough': { actions: set({ enough: 'true' }) },
      'do.callOff': { actions: { type: 'cancelInstances', params: { of: 'each' } } },
      'do.declare': { actions: { type: 'completeInstances', params: { of: 'each' } } },
      ...(adds !== undefined && {
        'do.more': { actions: { type: 'addInstances', params: { to: 'each', ...adds } } },
      }),
    },
    states: {
      work: {
        invoke: {
          src: 'instances',
          id: 'each',
          input: { of: of ?? { src: 'task', input: { task: 'review' } }, ...input },
          onDone: { target: 'after', actions: set({ done: DONE }) },
          ...(onError !== undefined && { onError }),
        },
        on: { 'do.skip': 'after' },
      },
      after: { on: { 'do.again': 'work' } },
      end: { type: 'final' },
    },
  };
}
