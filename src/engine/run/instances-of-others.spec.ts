import { answered, failed, NOW, paused, resumed, run, sent } from '../../../test/support/engine/drive-run.js';
import { chartOf } from '../../../test/support/engine/instances-chart.js';
import type { JsonObject } from '../json.js';
import { decide } from './decide.js';
import type { Acceptance } from './decision.js';

function typesOf({ effects }: Acceptance): string[] {
  return effects.map((effect) =>
    'invocation' in effect ? `${effect.type} ${effect.invocation}` : effect.type,
  );
}

function view({ state }: Acceptance): JsonObject {
  return state.snapshot['context'] as JsonObject;
}

const ITEMS = { list: ['a', 'b', 'c'] };

describe('instances of a service', () => {
  const chart = chartOf({
    of: { src: 'service', input: { service: 'ask', input: { who: 'item', n: 'index' } } },
    input: { forEach: 'context.input.list' },
    onError: {
      actions: {
        type: 'set',
        params: {
          failure: "{'code': event.error.code, 'index': event.error.index, 'item': event.error.item}",
        },
      },
    },
  });

  it('are called with their item and number, and done when each has answered or failed', () => {
    const started = run(chart, ITEMS);
    expect(started.effects).toMatchObject([
      { type: 'service.call', invocation: 'each#1', request: { body: { who: 'a', n: 1 } } },
      { invocation: 'each#2', request: { body: { who: 'b', n: 2 } } },
      { invocation: 'each#3' },
    ]);
    const end = run(chart, ITEMS, answered('each#1', 7), failed('each#2'), answered('each#3', 9));
    expect(end.to).toEqual(['after']);
    expect(view(end)).toMatchObject({
      failure: { code: 'TIMEOUT', index: 2, item: 'b' },
      done: {
        completed: 2,
        failed: 1,
        results: [
          { index: 1, item: 'a', output: 7 },
          { index: 3, output: 9 },
        ],
      },
    });
  });

  it('whose answer came during a pause are told when the run goes on, and not asked again', () => {
    const held = run(chart, ITEMS, paused, answered('each#1', 7));
    expect(decide(chart, held.state, answered('each#1', 8), NOW)).toMatchObject({ code: 'UNKNOWN_CALL' });
    const on = run(
      chart,
      ITEMS,
      paused,
      answered('each#1', 7),
      resumed,
      answered('each#2', 8),
      answered('each#3', 9),
    );
    expect(on.to).toEqual(['after']);
  });

  it('that are left are cancelled', () => {
    expect(typesOf(run(chart, ITEMS, answered('each#2', 1), sent('do.skip')))).toEqual([
      'service.cancel each#1',
      'service.cancel each#3',
    ]);
  });
});

describe('instances of a playbook', () => {
  const chart = chartOf({
    of: { src: 'playbook', input: { playbook: 'small', input: { name: 'item' } } },
    input: { forEach: 'context.input.list', until: { atLeast: 1 } },
    onError: 'after',
  });

  it('are runs of their own, which are cancelled when they are not needed any more', () => {
    const started = run(chart, ITEMS);
    expect(started.effects).toMatchObject([
      { type: 'child.start', invocation: 'each#1', playbook: 'small', input: { name: 'a' } },
      { invocation: 'each#2' },
      { invocation: 'each#3' },
    ]);
    const end = run(chart, ITEMS, { type: 'child.completed', invocation: 'each#2', output: { n: 1 } });
    expect(typesOf(end)).toEqual(['child.cancel each#1', 'child.cancel each#3']);
    expect(view(end)['done']).toMatchObject({ results: [{ index: 2, item: 'b', output: { n: 1 } }] });
  });

  it('that fail take onError', () => {
    const error = { code: 'CANCELLED', message: 'no' };
    expect(run(chart, ITEMS, { type: 'child.failed', invocation: 'each#2', error }).to).toEqual(['after']);
  });
});
