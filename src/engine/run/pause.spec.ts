import {
  accepted,
  answered,
  cancelled,
  closed,
  contextOf,
  failed,
  NOW,
  observed,
  opens,
  paused,
  resumed,
  run,
  sent,
} from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { allowedEvents } from './allowed-events.js';
import { decide } from './decide.js';
import { replay } from './replay.js';
import { pendingCalls, readSnapshot } from './stored-snapshot.js';

const text = (en: string) => ({ zh: en, en });
const LATER = '2024-03-03T09:30:00.000Z';

const chart = smallChart(
  {
    initial: 'work',
    context: { n: 0 },
    states: {
      work: {
        ...opens('a', 'end'),
        on: { 'go.on': 'wait' },
        after: { P3D: 'end', review: 'end', deadline: 'end' },
      },
      wait: {
        on: { 'go.back': 'work' },
        invoke: { src: 'service', id: 'ask', input: { service: 'ask' }, onDone: 'end', onError: 'work' },
      },
      end: { type: 'final' },
    },
  },
  {
    services: { ask: { title: text('Ask'), url: 'https://ask.example.com/' } },
    timers: {
      review: { duration: 'P2D', onPause: 'startAgain' },
      deadline: { duration: 'P1D', onPause: 'keepDate' },
    },
  },
);

describe('a paused run', () => {
  it('says so, and changes nothing else', () => {
    const before = run(chart, {});
    const pause = accepted(decide(chart, before.state, paused, NOW));
    expect(pause.effects).toEqual([]);
    expect(pause.state).toEqual({
      ...before.state,
      status: 'paused',
      snapshot: { ...before.state.snapshot, status: 'paused', paused: { at: NOW } },
    });
    expect(allowedEvents(chart, pause.state)).toEqual(['go.on']);
  });

  it('goes on as if nothing had been, but for its timers', () => {
    const before = run(chart, {});
    const { state } = accepted(decide(chart, before.state, paused, NOW));
    const resume = accepted(decide(chart, state, resumed, LATER));
    expect(resume.effects).toEqual([
      { type: 'timer.move', timer: 'after.P3D.small.work', dueAt: '2024-03-06T09:30:00.000Z' },
      { type: 'timer.move', timer: 'after.review.small.work', dueAt: '2024-03-05T09:30:00.000Z' },
    ]);
    const timers = {
      'after.P3D.small.work': '2024-03-06T09:30:00.000Z',
      'after.review.small.work': '2024-03-05T09:30:00.000Z',
      'after.deadline.small.work': '2024-03-02T09:30:00.000Z',
    };
    expect(resume.state).toEqual({ ...before.state, snapshot: { ...before.state.snapshot, timers } });
  });

  it('clears a moved timer in the same decision in which what was held leaves its state', () => {
    const { state } = run(chart, {}, paused, sent('go.on'));
    const resume = accepted(decide(chart, state, resumed, LATER));
    expect(resume.effects.map(({ type }) => type).sort()).toEqual([
      'event.taken',
      'service.call',
      'task.withdraw',
      'timer.clear',
      'timer.clear',
      'timer.clear',
    ]);
  });

  it('holds events, observations and answers, and takes them in their order', () => {
    const held = run(chart, {}, sent('go.on'), paused, observed(4), sent('go.back'), answered('ask', 7));
    expect(held.effects).toEqual([
      {
        type: 'event.kept',
        name: 'service.answered',
        payload: { invocation: 'ask' },
        by: '',
        expiresAt: null,
      },
    ]);
    expect(pendingCalls(readSnapshot(held.state.snapshot))).toEqual([]);
    const resume = accepted(decide(chart, held.state, resumed, NOW));
    expect(contextOf(resume)).toMatchObject({ kpis: { rate: { value: 4 } } });
    expect(resume.to).toEqual(['work']);
    const taken = resume.effects.filter(({ type }) => type.startsWith('event.'));
    // Going back leaves the state that waits for the answer; nobody is to be told of a call that has ended.
    expect(taken).toEqual([
      { type: 'event.taken', name: 'kpi.observed' },
      { type: 'event.taken', name: 'go.back' },
      { type: 'event.dropped', name: 'service.answered' },
    ]);
    expect(resume.effects.map(({ type }) => type)).not.toContain('service.cancel');
  });

  it('drops at its turn what no state takes and nobody declared to be kept', () => {
    const { state } = run(chart, {}, paused, sent('go.back'), sent('go.on'));
    const resume = accepted(decide(chart, state, resumed, NOW));
    expect(resume.effects.slice(0, 2)).toEqual([
      { type: 'event.dropped', name: 'go.back', by: 'person' },
      { type: 'event.taken', name: 'go.on' },
    ]);
  });

  it.each([
    ['a task’s outcome', closed('0.small.work'), 'RUN_PAUSED'],
    ['a timer', { type: 'timer.fired', timer: 'after.P3D.small.work' } as const, 'RUN_PAUSED'],
    ['a second pause', paused, 'RUN_PAUSED'],
    ['an event nobody declared', sent('go.away'), 'UNKNOWN_EVENT'],
    ['an answer nobody waits for', answered('ask'), 'UNKNOWN_CALL'],
  ])('refuses %s', (_, event, code) => {
    expect(decide(chart, run(chart, {}, paused).state, event, LATER)).toMatchObject({ ok: false, code });
  });

  it('takes no second answer to the call whose answer it holds', () => {
    const { state } = run(chart, {}, sent('go.on'), paused, answered('ask', 7));
    expect(decide(chart, state, failed('ask'), NOW)).toMatchObject({ ok: false, code: 'UNKNOWN_CALL' });
  });

  it('can be cancelled, and only a paused one can be resumed', () => {
    const { state } = run(chart, {}, paused, sent('go.on'), cancelled);
    expect(state.snapshot).toMatchObject({ status: 'cancelled', timers: {}, children: {} });
    expect(state.snapshot).not.toHaveProperty('paused');
    expect(decide(chart, run(chart, {}).state, resumed, NOW)).toMatchObject({ code: 'RUN_NOT_PAUSED' });
  });

  it('replays to the same', () => {
    const events = [sent('go.on'), paused, observed(3), failed('ask'), resumed];
    const log = [{ type: 'run.started', input: {} } as const, ...events].map((event) => ({ event, at: NOW }));
    expect(replay(chart, log)).toEqual(run(chart, {}, ...events).state);
  });
});
