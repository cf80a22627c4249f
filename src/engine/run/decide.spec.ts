import {
  accepted,
  closed,
  contextOf,
  DISPLAY,
  frozen,
  INPUT,
  NOW,
  observed,
  opens,
  run,
  sent,
  toOpen,
  when,
} from '../../../test/support/engine/drive-run.js';
import { popUpStore } from '../../../test/support/pop-up-store.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';

const store = popUpStore();

describe('decide', () => {
  it('moves on when a task is closed, by its outcome and its form', () => {
    const decision = run(store, INPUT, closed('chooseGoods'), closed(DISPLAY, { cost: 300 }));
    expect(decision.to).toEqual(['approving']);
    expect(decision.effects).toMatchObject([
      { type: 'timer.set', timer: 'after.P1M.popUpStore.approving', dueAt: '2024-04-01T09:30:00.000Z' },
      { type: 'task.open', invocation: 'approveBudget', kind: 'approval' },
    ]);
    expect(contextOf(decision)).toMatchObject({ cost: 300, designs: 1, displayReady: false });
  });

  it('withdraws and opens again the task of a state that is entered again, in this order', () => {
    const decision = run(store, INPUT, closed(DISPLAY, { cost: 9_000 }, 'notFeasible'));
    expect(decision.effects).toMatchObject([{ type: 'task.open', invocation: DISPLAY }]);
    const left = run(store, INPUT, sent('mall.cancelled'));
    expect(left.effects).toMatchObject([
      { type: 'task.withdraw', invocation: DISPLAY },
      { type: 'timer.clear', timer: 'after.P3D.popUpStore.preparing.goods.choosing' },
      { type: 'task.withdraw', invocation: 'chooseGoods' },
      { type: 'task.open', invocation: 'lookBack' },
    ]);
  });

  it('withdraws before it opens again when a state is left and entered in one step', () => {
    const chart = smallChart({
      initial: 'work',
      states: {
        work: {
          ...opens('a', 'end'),
          on: { 'go.on': { target: 'work', reenter: true } },
          after: { P1D: 'end' },
        },
        end: { type: 'final' },
      },
    });
    const again = run(chart, {}, sent('go.on'));
    expect(again.effects.map(({ type }) => type)).toEqual([
      'timer.clear',
      'task.withdraw',
      'timer.set',
      'task.open',
    ]);
  });

  it('says nothing of what is opened and withdrawn within one step', () => {
    const passing = {
      ...opens('b', 'end'),
      after: { P1D: 'end' },
      always: { guard: when('true'), target: 'end' },
    };
    const chart = smallChart({
      initial: 'first',
      states: { first: { on: { 'go.on': 'passing' } }, passing, end: { type: 'final' } },
    });
    expect(run(chart, {}, sent('go.on')).effects).toEqual([{ type: 'run.done', output: null }]);
  });

  it('withdraws everything that is left when the run ends', () => {
    const chart = smallChart({
      initial: 'work',
      states: {
        work: {
          type: 'parallel',
          after: { P1D: 'end' },
          on: { 'go.on': 'end' },
          states: { one: opens('a'), two: opens('b') },
        },
        end: { type: 'final' },
      },
    });
    const ended = run(chart, {}, sent('go.on'));
    expect(ended.effects.map(({ type }) => type)).toEqual([
      'task.withdraw',
      'task.withdraw',
      'timer.clear',
      'run.done',
    ]);
    expect(ended.state.snapshot).toMatchObject({ children: {}, timers: {} });
  });

  it('fires a timer when it is due, once', () => {
    const late = '2024-03-04T09:30:00.000Z';
    const timer = 'after.P3D.popUpStore.preparing.goods.choosing';
    const { state } = run(store, INPUT);
    expect(decide(store, state, { type: 'timer.fired', timer }, NOW)).toMatchObject({
      ok: false,
      code: 'TIMER_NOT_DUE',
    });
    const fired = accepted(decide(store, state, { type: 'timer.fired', timer }, late));
    expect(fired.effects).toMatchObject([{ type: 'escalate', to: 'lead', task: 'chooseGoods' }]);
    expect(decide(store, fired.state, { type: 'timer.fired', timer }, late)).toMatchObject({
      ok: false,
      code: 'UNKNOWN_TIMER',
    });
  });

  it('sets again the timer of a state that is entered anew, counted from then', () => {
    const chart = smallChart({
      initial: 'wait',
      states: {
        wait: { after: { P1D: { target: 'wait', reenter: true } }, on: { 'go.on': 'end' } },
        end: { type: 'final' },
      },
    });
    const timer = 'after.P1D.small.wait';
    const fired = accepted(
      decide(chart, run(chart, {}).state, { type: 'timer.fired', timer }, '2024-03-02T10:00:00Z'),
    );
    expect(fired.effects).toEqual([
      { type: 'timer.set', timer, dueAt: '2024-03-03T10:00:00.000Z', state: 'wait' },
    ]);
  });

  it('keeps every observation, wherever the run stands, and lets it open a gate', () => {
    const chart = smallChart({
      initial: 'work',
      states: {
        work: { on: { 'go.on': 'gate' } },
        gate: {
          always: { guard: { type: 'kpi', params: { kpi: 'rate', is: 'met' } }, target: 'end' },
          on: {
            'kpi.observed': { guard: { type: 'kpi', params: { kpi: 'rate', is: 'missed' } }, target: 'work' },
          },
        },
        end: { type: 'final' },
      },
    });
    expect(contextOf(run(chart, {}, observed(4)))).toMatchObject({ kpis: { rate: { value: 4 } } });
    expect(run(chart, {}, observed(12), sent('go.on')).to).toEqual(['end']);
    expect(run(chart, {}, sent('go.on'), observed(4)).to).toEqual(['work']);
    expect(run(chart, {}, observed(4), sent('go.on')).to).toEqual(['gate']);
    expect(run(chart, {}, sent('go.on')).to).toEqual(['gate']);
  });

  it('takes what the chart itself records like any observation, and reports it', () => {
    const through = run(store, INPUT, ...toOpen(), closed('runStore', { trials: 100, orders: 12 }, 'closed'));
    expect(through.to).toEqual(['retrospective']);
    expect(through.effects).toContainEqual({ type: 'kpi.record', kpi: 'trialToOrder', value: 12 });
    const back = run(store, INPUT, ...toOpen(), closed('runStore', { trials: 100, orders: 3 }, 'closed'));
    expect(back.to).toContain('preparing');
  });

  it('remembers by history where it was', () => {
    const chart = smallChart({
      initial: 'on',
      states: {
        on: {
          initial: 'one',
          on: { 'go.back': 'off' },
          states: {
            one: { on: { 'go.on': 'two' } },
            two: { on: { 'go.on': '#end' } },
            past: { type: 'history' },
          },
        },
        off: { on: { 'go.on': 'on.past' } },
        end: { id: 'end', type: 'final' },
      },
    });
    expect(run(chart, {}, sent('go.on'), sent('go.back'), sent('go.on')).to).toEqual(['on', 'on.two']);
  });

  it('raises an event to itself within the step', () => {
    const chart = smallChart({
      type: 'parallel',
      states: {
        left: {
          initial: 'idle',
          states: { idle: { on: { 'chart.nudged': 'done' } }, done: { type: 'final' } },
        },
        right: {
          initial: 'idle',
          states: {
            idle: {
              on: {
                'go.on': { target: 'done', actions: { type: 'raise', params: { event: 'chart.nudged' } } },
              },
            },
            done: { type: 'final' },
          },
        },
      },
    });
    expect(run(chart, {}, sent('go.on')).state.status).toBe('done');
  });

  it('takes data that looks like XState’s own for data', () => {
    const chart = smallChart(
      {
        initial: 'work',
        context: { kept: {} },
        states: {
          work: {
            on: {
              'go.on': { actions: { type: 'set', params: { kept: 'event.payload.data' } } },
              'go.back': 'end',
            },
          },
          end: { type: 'final' },
        },
      },
      {
        events: {
          'go.on': {
            title: { zh: '去', en: 'On' },
            payload: {
              type: 'object',
              required: ['data'],
              properties: { data: { type: 'object', titles: { zh: '数', en: 'Data' } } },
            },
          },
          'go.back': { title: { zh: '回', en: 'Back' } },
        },
      },
    );
    const data = { xstate$$type: 1, id: 'x', sessionId: 's', send: 1, ref: 2 };
    expect(contextOf(run(chart, {}, sent('go.on', { data }), observed(1)))).toMatchObject({ kept: data });
  });

  it('changes nothing that it is given', () => {
    const { state } = run(store, INPUT);
    const event = closed(DISPLAY, { cost: 3 });
    expect(decide(store, frozen(state), frozen(event), NOW)).toEqual(decide(store, state, event, NOW));
  });

  it('throws only for an instant that is none', () => {
    const { state } = run(store, INPUT);
    expect(() => decide(store, state, sent('mall.cancelled'), 'now')).toThrow(RangeError);
  });
});
