import { popUpStore } from '../../../test/support/pop-up-store.js';
import { smallChart } from '../../../test/support/small-chart.js';
import type { Chart } from '../chart/chart.js';
import type { JsonObject } from '../json.js';
import { decide } from './decide.js';
import type { Acceptance, Decision } from './decision.js';
import type { RunEvent } from './run-event.js';
import { startRun } from './start-run.js';

const NOW = '2024-03-01T09:30:00.000Z';
const INPUT = { mall: '万象城', budget: 500 };
const DISPLAY = '0.popUpStore.preparing.display.designing';

const store = popUpStore();

describe('startRun', () => {
  it('opens the tasks and sets the timers of the first states, with due instants in the playbook’s zone', () => {
    expect(startRun(store, INPUT, NOW)).toMatchObject({
      ok: true,
      from: [],
      to: [
        'preparing',
        'preparing.display',
        'preparing.display.designing',
        'preparing.goods',
        'preparing.goods.choosing',
      ],
      effects: [
        {
          type: 'timer.set',
          timer: 'after.P3D.popUpStore.preparing.goods.choosing',
          dueAt: '2024-03-04T09:30:00.000Z',
          state: 'preparing.goods.choosing',
        },
        {
          type: 'task.open',
          invocation: 'chooseGoods',
          task: 'chooseGoods',
          kind: 'task',
          state: 'preparing.goods.choosing',
          input: { task: 'chooseGoods' },
          dueAt: '2024-03-04T09:30:00.000Z',
        },
        { type: 'task.open', invocation: DISPLAY, task: 'designDisplay', dueAt: '2024-03-05T09:30:00.000Z' },
      ],
    });
  });

  it('refuses an input that does not fit, field by field', () => {
    expect(startRun(store, { budget: -1 }, NOW)).toMatchObject({
      ok: false,
      code: 'INVALID_INPUT',
      fields: [
        { path: 'mall', code: 'FIELD_REQUIRED' },
        { path: 'budget', code: 'FIELD_TOO_SMALL' },
      ],
    });
  });

  it('ends at once a run whose chart does', () => {
    const chart = smallChart({ initial: 'end', states: { end: { type: 'final', output: { won: true } } } });
    expect(startRun(chart, {}, NOW)).toMatchObject({
      ok: true,
      state: { status: 'done' },
      effects: [{ type: 'run.done', output: { won: true } }],
    });
  });
});

describe('decide', () => {
  it('moves on when a task is closed, by its outcome and its form', () => {
    const decision = run(store, INPUT, closed('chooseGoods'), closed(DISPLAY, { cost: 300 }));
    expect(decision.to).toEqual(['approving']);
    expect(decision.effects).toMatchObject([
      { type: 'timer.set', timer: 'after.P1M.popUpStore.approving', dueAt: '2024-04-01T09:30:00.000Z' },
      { type: 'task.open', invocation: 'approveBudget', kind: 'approval' },
    ]);
    expect(contextOf(decision)).toMatchObject({ cost: 300, designs: 1, displayReady: true });
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

function run(chart: Chart, input: JsonObject, ...events: readonly RunEvent[]): Acceptance {
  let last = accepted(startRun(chart, input, NOW));
  for (const event of events) last = accepted(decide(chart, last.state, event, NOW));
  return last;
}

function accepted(decision: Decision): Acceptance {
  if (decision.ok) return decision;
  throw new Error(`${decision.code}: ${decision.message.en}`);
}

function toOpen(): RunEvent[] {
  return [closed('chooseGoods'), closed(DISPLAY, { cost: 300 }), closed('approveBudget', {}, 'approved')];
}

function closed(invocation: string, form: JsonObject = {}, outcome = 'done'): RunEvent {
  return { type: 'task.closed', invocation, outcome, form, by: 'person' };
}

function sent(name: string, payload: JsonObject = {}): RunEvent {
  return { type: 'event.sent', name, payload, by: 'person' };
}

function observed(value: number): RunEvent {
  return { type: 'kpi.observed', kpi: 'rate', value, by: 'person' };
}

function opens(task: string, target = '#end') {
  return {
    invoke: {
      src: 'task',
      input: { task },
      onDone:
        target === '#end'
          ? { actions: { type: 'notify', params: { to: 'lead', message: { zh: '好', en: 'ok' } } } }
          : target,
    },
  };
}

function when(cel: string) {
  return { type: 'when', params: { cel } };
}

function contextOf({ state }: Acceptance): unknown {
  return state.snapshot['context'];
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
