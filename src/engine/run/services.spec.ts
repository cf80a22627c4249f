import {
  accepted,
  answered,
  cancelled,
  closed,
  contextOf,
  failed,
  NOW,
  opens,
  paused,
  run,
  sent,
} from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';

const text = (en: string) => ({ zh: en, en });
const CALL = {
  src: 'service',
  id: 'pay',
  input: { service: 'pay', input: { cents: 'context.price * 100.0' } },
};
const undo = (cel: string) => ({ type: 'call', params: { service: 'undo', input: { what: cel } } });

const chart = smallChart(
  {
    initial: 'work',
    context: { price: 2, receipt: '', error: '' },
    states: {
      work: { ...opens('a', 'pay'), on: { 'go.on': 'pay' } },
      pay: {
        invoke: {
          ...CALL,
          onDone: {
            guard: { type: 'when', params: { cel: "event.output.receipt != 'none'" } },
            target: 'work',
            actions: { type: 'set', params: { receipt: 'event.output.receipt' } },
          },
          onError: { target: 'end', actions: { type: 'set', params: { error: 'event.error.code' } } },
        },
        on: { 'go.back': 'work', 'go.on': { actions: undo("'now'") } },
      },
      end: { type: 'final' },
    },
  },
  {
    tasks: {
      a: {
        title: text('t'),
        role: 'worker',
        outcomes: { done: { title: text('d') } },
        compensation: undo('event.output.outcome'),
      },
    },
    services: {
      pay: {
        title: text('Pay'),
        method: 'PUT',
        url: 'https://pay.example.com/orders/{{ context.input.order }}?cents={{ input.cents }}',
        headers: { 'X-Order': 'order {{ context.input.order }}' },
        body: {
          cents: '{{ input.cents }}',
          note: 'for {{ context.input.order }}',
          list: [1, '{{ context.price }}'],
        },
        result: {
          type: 'object',
          required: ['receipt'],
          additionalProperties: false,
          properties: { receipt: { type: 'string' } },
        },
        compensation: [undo('event.output.receipt'), { type: 'set', params: { receipt: "'undone'" } }],
      },
      undo: { title: text('Undo'), url: 'https://pay.example.com/undo', body: '{{ input.what }}' },
    },
    onCancel: undo('event.reason'),
    input: {
      type: 'object',
      required: ['order'],
      properties: { order: { type: 'string', titles: text('Order') } },
    },
  },
);
const INPUT = { order: 'é 7' };
const undone = (what: unknown, state: string) => ({
  type: 'service.call',
  invocation: null,
  service: 'undo',
  state,
  request: { method: 'POST', url: 'https://pay.example.com/undo', headers: {}, body: what },
});

describe('an invoked service', () => {
  it('is called on entering, with every expression evaluated', () => {
    expect(run(chart, INPUT, sent('go.on')).effects).toEqual([
      { type: 'task.withdraw', invocation: '0.small.work' },
      {
        type: 'service.call',
        invocation: 'pay',
        service: 'pay',
        state: 'pay',
        request: {
          method: 'PUT',
          url: 'https://pay.example.com/orders/%C3%A9%207?cents=200',
          headers: { 'X-Order': 'order é 7' },
          body: { cents: 200, note: 'for é 7', list: [1, 2] },
        },
      },
    ]);
  });

  it('is answered', () => {
    const paid = run(chart, INPUT, sent('go.on'), answered('pay', { receipt: 'r1' }));
    expect(paid.to).toEqual(['work']);
    expect(contextOf(paid)).toMatchObject({ receipt: 'r1' });
    expect(paid.effects.map(({ type }) => type)).toEqual(['task.open']);
  });

  it('fails', () => {
    const end = run(chart, INPUT, sent('go.on'), failed('pay'));
    expect(end.to).toEqual(['end']);
    expect(contextOf(end)).toMatchObject({ error: 'TIMEOUT' });
  });

  it('is cancelled when its state is left first', () => {
    const left = run(chart, INPUT, sent('go.on'), sent('go.back'));
    expect(left.effects.map(({ type }) => type)).toEqual(['service.cancel', 'task.open']);
  });

  it.each([
    ['an answer that does not fit', answered('pay', { receipt: 7 }), 'INVALID_ANSWER'],
    ['an answer that nothing follows', answered('pay', { receipt: 'none' }), 'ANSWER_NOT_TAKEN'],
    ['the answer to another call', answered('a'), 'UNKNOWN_CALL'],
    ['a task’s outcome for it', closed('pay'), 'UNKNOWN_INVOCATION'],
  ])('is refused %s', (_, event, code) => {
    expect(decide(chart, run(chart, INPUT, sent('go.on')).state, event, NOW)).toMatchObject({
      ok: false,
      code,
    });
  });

  it('whose failure the chart says nothing of is refused that', () => {
    const mute = smallChart(
      {
        initial: 'pay',
        states: {
          pay: { invoke: { src: 'service', id: 'pay', input: { service: 'pay' }, onDone: 'end' } },
          end: { type: 'final' },
        },
      },
      { services: { pay: { title: text('Pay'), url: 'https://pay.example.com' } } },
    );
    expect(decide(mute, run(mute, {}).state, failed('pay'), NOW)).toMatchObject({ code: 'ANSWER_NOT_TAKEN' });
  });

  it.each([
    ['..', 'another path'],
    ['\ud800', 'URL'],
  ])('is not called where the value %j would lead astray', (order, why) => {
    const { state } = run(chart, { order });
    expect(decide(chart, state, sent('go.on'), NOW)).toMatchObject({
      code: 'CHART_FAULT',
      message: { en: expect.stringContaining(why) },
    });
  });

  it('keeps values from becoming headers of their own', () => {
    const { state } = run(chart, { order: 'a\r\nX-Admin: 1' });
    expect(decide(chart, state, sent('go.on'), NOW)).toMatchObject({ code: 'CHART_FAULT' });
  });
});

describe('the action call', () => {
  it('calls without waiting, and no answer is taken for it', () => {
    const calls = run(chart, INPUT, sent('go.on'), sent('go.on'));
    expect(calls.effects).toEqual([undone('now', 'pay')]);
  });
});

describe('a cancellation', () => {
  it('clears away, undoes what was completed, the newest first, and ends the run', () => {
    const { state } = run(
      chart,
      INPUT,
      closed('0.small.work'),
      answered('pay', { receipt: 'r1' }),
      sent('go.on'),
    );
    const end = accepted(decide(chart, state, cancelled, NOW));
    expect(end.effects).toEqual([
      { type: 'service.cancel', invocation: 'pay' },
      undone('r1', ''),
      undone('done', ''),
      undone('no money', ''),
      { type: 'run.cancelled' },
    ]);
    expect(end.state).toMatchObject({ status: 'cancelled', states: ['pay'] });
    expect(end.state.snapshot).toMatchObject({
      status: 'cancelled',
      children: {},
      timers: {},
      context: { receipt: 'undone' },
    });
    expect(end.state.snapshot).not.toHaveProperty('completed');
    expect(decide(chart, end.state, sent('go.on'), NOW)).toMatchObject({
      code: 'RUN_ENDED',
      allowedEvents: [],
    });
  });

  it('undoes what a service answered during a pause, though no state has heard of it', () => {
    const { state } = run(chart, INPUT, closed('0.small.work'), paused, answered('pay', { receipt: 'held' }));
    const end = accepted(decide(chart, state, cancelled, NOW));
    expect(end.effects).toEqual([
      { type: 'event.dropped', name: 'service.answered' },
      undone('held', ''),
      undone('done', ''),
      undone('no money', ''),
      { type: 'run.cancelled' },
    ]);
  });
});
