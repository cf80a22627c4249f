import {
  accepted,
  cancelled,
  closed,
  NOW,
  paused,
  resumed,
  run,
  sent,
} from '../../../test/support/engine/drive-run.js';
import { chartOf } from '../../../test/support/engine/instances-chart.js';
import type { JsonObject } from '../json.js';
import { decide } from './decide.js';
import type { Acceptance } from './decision.js';
import { replay } from './replay.js';
import { openInvocations, readSnapshot } from './stored-snapshot.js';

function open({ state }: Acceptance): string[] {
  return openInvocations(readSnapshot(state.snapshot));
}

function typesOf({ effects }: Acceptance): string[] {
  return effects.map((effect) =>
    'invocation' in effect ? `${effect.type} ${effect.invocation}` : effect.type,
  );
}

function view({ state }: Acceptance): JsonObject {
  return state.snapshot['context'] as JsonObject;
}

const ITEMS = { list: ['a', 'b', 'c'] };

describe('instances over a list', () => {
  const chart = chartOf({ input: { forEach: 'context.input.list' } });

  it('open one task for each item, in order, and say which', () => {
    const started = run(chart, ITEMS);
    expect(started.effects).toMatchObject([
      {
        type: 'task.open',
        invocation: 'each#1',
        task: 'review',
        input: { task: 'review', index: 1, item: 'a', label: 'a' },
      },
      { invocation: 'each#2', input: { index: 2, item: 'b' } },
      { invocation: 'each#3', input: { index: 3, item: 'c' } },
    ]);
    expect(open(started)).toEqual(['each#1', 'each#2', 'each#3']);
  });

  it('are done when every one of them has ended, in whatever order, with their results by number', () => {
    const last = run(chart, ITEMS, closed('each#3'), closed('each#1', { cost: 5 }), closed('each#2'));
    expect(last.to).toEqual(['after']);
    expect(view(last)['done']).toMatchObject({
      started: 3,
      active: 0,
      completed: 3,
      failed: 0,
      withdrawn: 0,
      results: [
        { index: 1, item: 'a', outcome: 'done', form: { cost: 5 }, by: 'person' },
        { index: 2, item: 'b' },
        { index: 3, item: 'c' },
      ],
    });
  });

  it('are done at once when there are none', () => {
    const last = run(chart, { list: [] });
    expect(last.to).toEqual(['after']);
    expect(last.effects).toEqual([]);
  });

  it('cannot be closed twice, nor when they never were', () => {
    const { state } = run(chart, ITEMS, closed('each#1'));
    for (const invocation of ['each#1', 'each#4', 'each#0', 'other#1', 'each']) {
      expect(decide(chart, state, closed(invocation), NOW)).toMatchObject({
        ok: false,
        code: 'UNKNOWN_INVOCATION',
      });
    }
  });

  it('are withdrawn when their state is left otherwise', () => {
    const left = run(chart, ITEMS, closed('each#2'), sent('do.skip'));
    expect(typesOf(left)).toEqual(['task.withdraw each#1', 'task.withdraw each#3']);
    expect(left.to).toEqual(['after']);
  });

  it('are counted on through the whole run: no invocation is ever used again', () => {
    const again = run(chart, ITEMS, sent('do.skip'), sent('do.again'));
    expect(typesOf(again)).toEqual(['task.open each#4', 'task.open each#5', 'task.open each#6']);
    const end = run(
      chart,
      ITEMS,
      closed('each#1'),
      sent('do.skip'),
      sent('do.again'),
      ...[4, 5, 6].map((n) => closed(`each#${n}`)),
    );
    expect(view(end)['done']).toMatchObject({ started: 3, completed: 3, withdrawn: 0 });
  });

  it('refuse more than there may be, and what is no list', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `${n}`);
    expect(() => run(chart, { list: many })).toThrow(/CHART_FAULT.*10000 instances of each; at most 100/);
    const any = chartOf({ input: { forEach: 'context.any' } });
    expect(() => run(any, ITEMS)).toThrow(/CHART_FAULT.*yields no list/);
  });

  it('survive a pause: nothing is closed meanwhile, everything stands as it was', () => {
    const held = run(chart, ITEMS, closed('each#1'), paused);
    expect(decide(chart, held.state, closed('each#2'), NOW)).toMatchObject({ ok: false, code: 'RUN_PAUSED' });
    const on = run(chart, ITEMS, closed('each#1'), paused, resumed, closed('each#2'), closed('each#3'));
    expect(on.to).toEqual(['after']);
  });

  it('are withdrawn with the run, and stand so in its snapshot', () => {
    const end = run(chart, ITEMS, closed('each#1'), cancelled);
    expect(typesOf(end)).toEqual(['task.withdraw each#2', 'task.withdraw each#3', 'run.cancelled']);
    expect(open(end)).toEqual([]);
    const { instances } = readSnapshot(end.state.snapshot);
    expect(instances['each']?.instances.map(({ status }) => status)).toEqual([
      'completed',
      'withdrawn',
      'withdrawn',
    ]);
  });
});

describe('instances over a number', () => {
  it.each([
    ['fixed', 3, ITEMS],
    ['out of an expression', 'size(context.input.list)', ITEMS],
  ])('%s', (_, count, input) => {
    expect(open(run(chartOf({ input: { count } }), input))).toEqual(['each#1', 'each#2', 'each#3']);
  });

  it.each([['-1'], ['1.5'], ['context.any']])('refuse %s', (count) => {
    expect(() => run(chartOf({ input: { count } }), ITEMS)).toThrow('CHART_FAULT');
  });
});

describe('until', () => {
  it('so many are completed: the rest is withdrawn', () => {
    const chart = chartOf({ input: { count: 3, until: { atLeast: 2 } } });
    const joined = run(chart, ITEMS, closed('each#3'), closed('each#1'));
    expect(typesOf(joined)).toEqual(['task.withdraw each#2']);
    expect(view(joined)['done']).toMatchObject({ completed: 2, withdrawn: 1, active: 0 });
  });

  it('a condition holds, over what is known of the others too', () => {
    const chart = chartOf({
      input: {
        count: 3,
        until: {
          when: 'instances.each.results.exists(r, r.outcome == "no") || instances.each.completed == 3',
        },
      },
    });
    expect(run(chart, ITEMS, closed('each#1')).to).toEqual(['work']);
    expect(run(chart, ITEMS, closed('each#1'), closed('each#2', {}, 'no')).to).toEqual(['after']);
  });

  it('a condition on what else happens is looked at as well', () => {
    const chart = chartOf({ input: { count: 3, until: { when: 'context.enough' } } });
    expect(run(chart, ITEMS, closed('each#1')).to).toEqual(['work']);
    expect(run(chart, ITEMS, closed('each#1'), sent('do.enough')).to).toEqual(['after']);
  });

  it('is at the latest when all have ended, where nothing can be added', () => {
    const chart = chartOf({ input: { forEach: 'context.input.list', until: { atLeast: 9 } } });
    expect(run(chart, ITEMS, closed('each#1'), closed('each#2'), closed('each#3')).to).toEqual(['after']);
  });
});

describe('instances that are added', () => {
  const chart = chartOf({
    input: { count: 1, until: { when: 'instances.each.completed == 2' } },
    adds: { forEach: 'event.payload.list' },
  });

  it('are numbered on, and counted', () => {
    const added = run(chart, ITEMS, closed('each#1'), sent('do.more', { list: ['x', 'y'] }));
    expect(added.effects).toMatchObject([
      { invocation: 'each#2', input: { item: 'x' } },
      { invocation: 'each#3' },
    ]);
    expect(
      run(chart, ITEMS, closed('each#1'), sent('do.more', { list: ['x', 'y'] }), closed('each#3')).to,
    ).toEqual(['after']);
  });

  it('cannot be added where the set is not running: the event is refused and nothing changes', () => {
    const { state } = run(chart, ITEMS, sent('do.skip'));
    expect(decide(chart, state, sent('do.more', { list: ['x'] }), NOW)).toMatchObject({
      ok: false,
      code: 'CHART_FAULT',
    });
  });

  it('cannot become more than there may be', () => {
    const bounded = chartOf({ input: { count: 1, most: 2 }, adds: { count: 1 } });
    const { state } = run(bounded, ITEMS, sent('do.more', { list: [] }));
    expect(decide(bounded, state, sent('do.more', { list: [] }), NOW)).toMatchObject({ code: 'CHART_FAULT' });
  });
});

describe('the rest', () => {
  const twoOfThree = { count: 3, until: { atLeast: 1 } };

  it('that runs on keeps its tasks beside the chart, and its ends are not counted in a new set', () => {
    const chart = chartOf({ input: { ...twoOfThree, rest: 'runOn' } });
    const on = run(chart, ITEMS, closed('each#1'));
    expect(on.to).toEqual(['after']);
    expect(open(on)).toEqual(['each#2', 'each#3']);
    const again = run(chart, ITEMS, closed('each#1'), sent('do.again'));
    expect(open(again)).toEqual(['each#2', 'each#3', 'each#4', 'each#5', 'each#6']);
    const old = run(chart, ITEMS, closed('each#1'), sent('do.again'), closed('each#2'), closed('each#3'));
    expect(old.to).toEqual(['work']);
    const end = run(chart, ITEMS, closed('each#1'), sent('do.again'), closed('each#2'), closed('each#5'));
    expect(end.to).toEqual(['after']);
  });

  it('that runs on is withdrawn when the run ends', () => {
    const chart = chartOf({ input: { ...twoOfThree, rest: 'runOn' } });
    const end = run(chart, ITEMS, closed('each#1'), sent('do.finish'));
    expect(typesOf(end)).toEqual(['task.withdraw each#2', 'task.withdraw each#3', 'run.done']);
    expect(end.state.status).toBe('done');
  });

  it('that is counted holds up the next entry until all of it has ended', () => {
    const chart = chartOf({ input: { ...twoOfThree, rest: 'count' } });
    const again = run(chart, ITEMS, closed('each#1'), sent('do.again'));
    expect(open(again)).toEqual(['each#2', 'each#3']);
    const reset = run(chart, ITEMS, closed('each#1'), sent('do.again'), closed('each#2'), closed('each#3'));
    expect(typesOf(reset)).toEqual(['task.open each#4', 'task.open each#5', 'task.open each#6']);
    expect(reset.to).toEqual(['work']);
  });

  it('that is counted is withdrawn when the state is left before its time', () => {
    const chart = chartOf({ input: { ...twoOfThree, rest: 'count' } });
    expect(open(run(chart, ITEMS, sent('do.skip')))).toEqual([]);
  });
});

describe('a set that is told to stop', () => {
  const chart = chartOf({ input: { count: 3 } });

  it('when cancelled: everything unfinished is withdrawn and onDone is not taken', () => {
    const off = run(chart, ITEMS, closed('each#1'), sent('do.callOff'));
    expect(typesOf(off)).toEqual(['task.withdraw each#2', 'task.withdraw each#3']);
    expect(off.to).toEqual(['work']);
  });

  it('when completed: what is finished counts, the rest is withdrawn, onDone is taken', () => {
    const end = run(chart, ITEMS, closed('each#1'), sent('do.declare'));
    expect(typesOf(end)).toEqual(['task.withdraw each#2', 'task.withdraw each#3']);
    expect(end.to).toEqual(['after']);
    expect(view(end)['done']).toMatchObject({ completed: 1, withdrawn: 2 });
  });
});

describe('a few at a time', () => {
  it('opens the next when one has ended', () => {
    const chart = chartOf({ input: { forEach: 'context.input.list', atOnce: 1 } });
    const started = run(chart, ITEMS);
    expect(open(started)).toEqual(['each#1']);
    expect(typesOf(run(chart, ITEMS, closed('each#1')))).toEqual(['task.open each#2']);
    expect(run(chart, ITEMS, closed('each#1'), closed('each#2'), closed('each#3')).to).toEqual(['after']);
  });
});

describe('what the engine keeps', () => {
  it('replays to the same snapshot, and decides the same on it stored and read back', () => {
    const chart = chartOf({ input: { forEach: 'context.input.list', rest: 'runOn', until: { atLeast: 1 } } });
    const events = [closed('each#1'), sent('do.again'), closed('each#2'), closed('each#5')];
    const { state } = run(chart, ITEMS, ...events);
    const log = [{ type: 'run.started' as const, input: ITEMS }, ...events].map((event) => ({
      event,
      at: NOW,
    }));
    expect(replay(chart, log)).toEqual(state);
    const stored = JSON.parse(JSON.stringify(state));
    expect(JSON.stringify(accepted(decide(chart, stored, sent('do.finish'), NOW)))).toBe(
      JSON.stringify(accepted(decide(chart, state, sent('do.finish'), NOW))),
    );
  });
});
