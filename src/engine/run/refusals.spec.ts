import {
  closed,
  DISPLAY,
  INPUT,
  NOW,
  run,
  sent,
  toOpen,
  when,
} from '../../../test/support/engine/drive-run.js';
import { popUpStore } from '../../../test/support/pop-up-store.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';
import type { RunEvent } from './run-event.js';

const store = popUpStore();

describe('a refusal', () => {
  const refused: readonly [string, readonly RunEvent[], RunEvent, string][] = [
    ['an event that no active state takes', [], sent('stock.ranOut', { item: 'x' }), 'EVENT_NOT_TAKEN'],
    ['an event nobody declared', [], sent('stock.burnt'), 'UNKNOWN_EVENT'],
    ['an event of the engine', [], sent('xstate.done.actor.chooseGoods'), 'RESERVED_EVENT'],
    ['a name that every object has', [], sent('constructor'), 'UNKNOWN_EVENT'],
    ['an event of the chart itself', [], sent('display.settled'), 'RESERVED_EVENT'],
    ['an observation sent as an event', [], sent('kpi.observed'), 'RESERVED_EVENT'],
    ['a payload that does not fit', toOpen(), sent('stock.ranOut', {}), 'INVALID_PAYLOAD'],
    ['a task that is not open', [], closed('lookBack', { lesson: 'x' }), 'UNKNOWN_INVOCATION'],
    ['a task closed twice', [closed('chooseGoods')], closed('chooseGoods'), 'UNKNOWN_INVOCATION'],
    ['an outcome the task has not', [], closed('chooseGoods', {}, 'failed'), 'UNKNOWN_OUTCOME'],
    ['a form that does not fit', [], closed(DISPLAY, {}), 'INVALID_FORM'],
    ['a KPI nobody declared', [], { type: 'kpi.observed', kpi: 'joy', value: 1, by: 'p' }, 'UNKNOWN_KPI'],
    [
      'a KPI without a number',
      [],
      { type: 'kpi.observed', kpi: 'trialToOrder', value: Number.NaN, by: 'p' },
      'INVALID_KPI_VALUE',
    ],
    [
      'a timer that was never set',
      [],
      { type: 'timer.fired', timer: 'after.P1M.popUpStore.approving' },
      'UNKNOWN_TIMER',
    ],
    ['a second start', [], { type: 'run.started', input: INPUT }, 'RUN_ALREADY_STARTED'],
    [
      'anything after the end',
      [sent('mall.cancelled'), closed('lookBack', { lesson: 'x' })],
      sent('mall.cancelled'),
      'RUN_ENDED',
    ],
  ];
  it.each(refused)('refuses %s', (_, before, event, code) => {
    expect(decide(store, run(store, INPUT, ...before).state, event, NOW)).toMatchObject({
      ok: false,
      code,
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
    });
  });

  it('says with a refusal which events the states take', () => {
    const refusal = decide(store, run(store, INPUT, ...toOpen()).state, sent('stock.arrived'), NOW);
    expect(refusal).toMatchObject({ ok: false, allowedEvents: ['mall.cancelled', 'stock.ranOut'] });
  });

  it('refuses an outcome that nothing follows, and leaves the task open', () => {
    const chart = smallChart({
      initial: 'work',
      context: { ready: false },
      states: {
        work: {
          invoke: {
            src: 'task',
            id: 'w',
            input: { task: 'a' },
            onDone: { guard: when('context.ready'), target: 'end' },
          },
          on: { 'go.on': { actions: { type: 'set', params: { ready: 'true' } } } },
        },
        end: { type: 'final' },
      },
    });
    expect(decide(chart, run(chart, {}).state, closed('w'), NOW)).toMatchObject({
      ok: false,
      code: 'OUTCOME_NOT_TAKEN',
    });
    expect(run(chart, {}, sent('go.on'), closed('w')).to).toEqual(['end']);
  });

  it.each([
    ['reads what is not there', { 'go.on': { actions: { type: 'set', params: { n: 'context.list[0]' } } } }],
    ['divides by nothing', { 'go.on': { actions: { type: 'set', params: { n: 'context.n / 0' } } } }],
    ['compares what is not there', { 'go.on': { guard: when('context.list[0] > 1'), target: 'end' } }],
    ['never comes to rest', { 'go.on': 'spin' }],
  ])('refuses with the reason when the chart %s', (_, on) => {
    const spin = {
      initial: 'a',
      states: {
        a: { always: { guard: when('true'), target: 'b' } },
        b: { always: { guard: when('true'), target: 'a' } },
      },
      on: { 'go.back': '#end' },
    };
    const chart = smallChart({
      initial: 'work',
      context: { n: 0, list: [] },
      states: { work: { on: { 'go.back': 'spin', ...on } }, spin, end: { id: 'end', type: 'final' } },
    });
    expect(decide(chart, run(chart, {}).state, sent('go.on'), NOW)).toMatchObject({
      ok: false,
      code: 'CHART_FAULT',
      message: { en: expect.stringMatching(/^The chart cannot handle this: .{10}/) },
      allowedEvents: ['go.back', 'go.on'],
    });
  });
});
