import {
  accepted,
  cancelled,
  contextOf,
  NOW,
  paused,
  resumed,
  run,
  sent,
} from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';
import { replay } from './replay.js';
import type { RunEvent } from './run-event.js';

const PRESS = { title: { zh: '印刷机', en: 'Press' }, scope: 'organisation' };

function delegating(input: object = {}, invoke: object = {}) {
  return smallChart({
    initial: 'wait',
    context: { sum: 0.5 },
    states: {
      wait: {
        invoke: {
          src: 'playbook',
          id: 'helper',
          input: { playbook: 'helpers', input: { half: 'context.sum' }, ...input },
          onDone: { target: 'end', actions: { type: 'set', params: { sum: 'event.output.sum' } } },
          ...invoke,
        },
        on: { 'go.on': 'other', 'go.back': { target: 'wait', reenter: true } },
      },
      other: { on: { 'go.back': 'wait', 'go.on': 'end' } },
      end: { type: 'final' },
    },
  });
}

function locking() {
  return smallChart(
    {
      initial: 'wait',
      states: {
        wait: {
          initial: 'line',
          invoke: { src: 'lock', id: 'press', input: { lock: 'press', key: '"east"' }, onDone: '.held' },
          on: { 'go.on': 'end', 'go.back': { target: 'wait', reenter: true } },
          states: { line: {}, held: {} },
        },
        end: { type: 'final' },
      },
    },
    { locks: { press: PRESS } },
  );
}

const done: RunEvent = { type: 'child.completed', invocation: 'helper', output: { sum: 7 } };
const failed: RunEvent = {
  type: 'child.failed',
  invocation: 'helper',
  error: { code: 'CANCELLED', message: 'no' },
};
const granted: RunEvent = { type: 'lock.granted', invocation: 'press' };

describe('A child run', () => {
  it('is started with what the chart gives it, and its output is the event’s', () => {
    const chart = delegating({ version: 2, roles: { maker: 'worker' } });
    expect(run(chart, {}).effects).toEqual([
      {
        type: 'child.start',
        invocation: 'helper',
        playbook: 'helpers',
        version: 2,
        input: { half: 0.5 },
        roles: { maker: 'worker' },
        state: 'wait',
      },
    ]);
    const ended = run(chart, {}, done);
    expect(ended.to).toEqual(['end']);
    expect(contextOf(ended)).toMatchObject({ sum: 7 });
    expect(ended.effects.map(({ type }) => type)).toEqual(['run.done']);
  });

  it('is cancelled when its state is left, or released, and started anew when it is entered again', () => {
    const types = (chart: ReturnType<typeof delegating>, ...events: RunEvent[]) =>
      run(chart, {}, ...events).effects.map(({ type }) => type);
    expect(types(delegating(), sent('go.on'))).toEqual(['child.cancel']);
    expect(types(delegating({ whenLeft: 'runOn' }), sent('go.on'))).toEqual(['child.release']);
    expect(types(delegating(), sent('go.back'))).toEqual(['child.cancel', 'child.start']);
    expect(types(delegating(), sent('go.on'), sent('go.back'))).toEqual(['child.start']);
  });

  it('is given up with the run, whatever is to become of it when its state is left', () => {
    const last = run(delegating({ whenLeft: 'runOn' }), {}, cancelled);
    expect(last.effects).toEqual([{ type: 'child.cancel', invocation: 'helper' }, { type: 'run.cancelled' }]);
  });

  it('ends once, and nobody hears of one that was left', () => {
    const chart = delegating();
    const left = run(chart, {}, sent('go.on'));
    expect(decide(chart, left.state, done, NOW)).toMatchObject({ ok: false, code: 'UNKNOWN_CHILD' });
  });

  it('that fails takes the way for failures, if there is one', () => {
    const silent = delegating();
    expect(decide(silent, run(silent, {}).state, failed, NOW)).toMatchObject({
      ok: false,
      code: 'END_NOT_TAKEN',
    });
    expect(run(delegating({}, { onError: 'other' }), {}, failed).to).toEqual(['other']);
  });

  it('that ends during a pause is heard of afterwards, and the log replays', () => {
    const chart = delegating();
    const held = run(chart, {}, paused, done);
    expect(held.effects).toMatchObject([{ type: 'event.kept', name: 'child.completed' }]);
    const after = accepted(decide(chart, held.state, resumed, NOW));
    expect(after.to).toEqual(['end']);
    const log = [{ type: 'run.started', input: {} } as const, paused, done, resumed];
    expect(
      replay(
        chart,
        log.map((event) => ({ event, at: NOW })),
      ),
    ).toEqual(after.state);
  });

  it('is undone with the run once it was completed, where the chart says how', () => {
    const compensation = { type: 'set', params: { sum: '-1.0 * event.output.sum' } };
    const chart = delegating({ compensation }, { onDone: 'other' });
    expect(contextOf(run(chart, {}, done, cancelled))).toMatchObject({ sum: -7 });
  });

  it('is yielded to by an output that fits its schema; one that does not is the chart’s fault', () => {
    const number = { type: 'number', minimum: 1, titles: { zh: '数', en: 'n' } };
    const yielding = (cel: string) =>
      smallChart(
        { initial: 'a', states: { a: { on: { 'go.on': 'end' } }, end: { type: 'final' } } },
        { output: { schema: { type: 'object', properties: { n: number } }, values: { n: cel } } },
      );
    expect(run(yielding('2.0'), {}, sent('go.on')).effects).toEqual([{ type: 'run.done', output: { n: 2 } }]);
    const chart = yielding('0.0');
    expect(decide(chart, run(chart, {}).state, sent('go.on'), NOW)).toMatchObject({
      ok: false,
      code: 'CHART_FAULT',
    });
  });
});

function lockTypes(...events: RunEvent[]): string[] {
  return run(locking(), {}, ...events).effects.map(({ type }) => type);
}

describe('A lock', () => {
  it('is asked for on entering, and held from its grant until its state is left', () => {
    const chart = locking();
    expect(run(chart, {}).effects).toEqual([
      { type: 'lock.request', invocation: 'press', lock: 'press', key: 'east', state: 'wait' },
    ]);
    const held = run(chart, {}, granted);
    expect(held.to).toEqual(['wait', 'wait.held']);
    expect(held.effects).toEqual([]);
    const left = accepted(decide(chart, held.state, sent('go.on'), NOW));
    expect(left.effects).toMatchObject([{ type: 'lock.release', invocation: 'press' }, { type: 'run.done' }]);
  });

  it('is given up from the line too, with the run as well, and asked for anew when its state is entered again', () => {
    expect(lockTypes(sent('go.on'))).toEqual(['lock.release', 'run.done']);
    expect(lockTypes(granted, sent('go.back'))).toEqual(['lock.release', 'lock.request']);
    expect(lockTypes(granted, cancelled)).toEqual(['lock.release', 'run.cancelled']);
  });

  it('is granted once, and only to who waits for it', () => {
    const chart = locking();
    const { state } = run(chart, {}, granted);
    expect(decide(chart, state, granted, NOW)).toMatchObject({ ok: false, code: 'UNKNOWN_LOCK' });
  });

  it('granted during a pause is the run’s own, and it goes on with it afterwards', () => {
    const chart = locking();
    const held = run(chart, {}, paused, granted);
    expect(accepted(decide(chart, held.state, resumed, NOW)).to).toEqual(['wait', 'wait.held']);
    expect(accepted(decide(chart, held.state, cancelled, NOW)).effects).toMatchObject([
      { type: 'lock.release' },
      { type: 'event.dropped', name: 'lock.granted' },
      { type: 'run.cancelled' },
    ]);
  });
});
