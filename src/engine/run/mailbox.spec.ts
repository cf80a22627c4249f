import { accepted, contextOf, NOW, run, sent } from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';

const text = (en: string) => ({ zh: en, en });
const NOTED = { actions: { type: 'set', params: { log: "context.log + ['note']" } } };

/** Notes and letters are kept, ads are dropped; only `open` takes notes, only `read` letters. */
const chart = smallChart(
  {
    initial: 'shut',
    context: { log: [] },
    states: {
      shut: { on: { 'go.on': 'open' } },
      open: { on: { 'go.on': 'read', 'go.back': 'shut', 'note.came': NOTED } },
      read: {
        on: {
          'letter.came': {
            target: 'open',
            actions: { type: 'set', params: { log: "context.log + ['letter']" } },
          },
          'go.on': 'end',
        },
      },
      end: { type: 'final' },
    },
  },
  {
    events: {
      'go.on': { title: text('On') },
      'go.back': { title: text('Back') },
      'note.came': { title: text('Note'), whenNotTaken: 'keep', timeToLive: 'P1D' },
      'letter.came': { title: text('Letter'), whenNotTaken: 'keep' },
      'ad.came': { title: text('Ad'), whenNotTaken: 'drop' },
    },
  },
);
const kept = { payload: {}, by: 'person' };

describe('an event that no state takes', () => {
  it('is kept as declared, and taken as soon as a state can, in the same decision', () => {
    const waiting = run(chart, {}, sent('note.came'));
    expect(waiting.effects).toEqual([
      { type: 'event.kept', name: 'note.came', ...kept, expiresAt: '2024-03-02T09:30:00.000Z' },
    ]);
    expect(waiting.to).toEqual(['shut']);
    const opened = accepted(decide(chart, waiting.state, sent('go.on'), NOW));
    expect(opened.effects).toEqual([{ type: 'event.taken', name: 'note.came' }]);
    expect(contextOf(opened)).toMatchObject({ log: ['note'] });
    expect(opened.state.snapshot).not.toHaveProperty('mailbox');
  });

  it('is taken in the order of arrival, the oldest first after each, until nothing can be', () => {
    const waiting = run(chart, {}, sent('letter.came'), sent('note.came'), sent('letter.came'));
    const opened = accepted(decide(chart, waiting.state, sent('go.on'), NOW));
    expect(contextOf(opened)).toMatchObject({ log: ['note'] });
    const read = accepted(decide(chart, opened.state, sent('go.on'), NOW));
    expect(contextOf(read)).toMatchObject({ log: ['note', 'letter'] });
    expect(read.to).toEqual(['open']);
    expect(read.effects).toEqual([{ type: 'event.taken', name: 'letter.came' }]);
    expect(read.state.snapshot['mailbox']).toHaveLength(1);
  });

  it('is thrown out when its time to live is over, by the next thing that happens', () => {
    const waiting = run(chart, {}, sent('note.came'));
    const late = accepted(decide(chart, waiting.state, sent('go.on'), '2024-03-02T09:30:00Z'));
    expect(late.effects).toEqual([{ type: 'event.expired', name: 'note.came' }]);
    expect(contextOf(late)).toMatchObject({ log: [] });
  });

  it('is dropped where it is declared to be, and the run stays as it was', () => {
    const before = run(chart, {});
    const after = accepted(decide(chart, before.state, sent('ad.came'), NOW));
    expect(after.effects).toEqual([{ type: 'event.dropped', name: 'ad.came' }]);
    expect(after.state).toEqual(before.state);
  });

  it('is dropped at the latest when the run ends', () => {
    const end = run(
      chart,
      {},
      sent('note.came'),
      sent('go.on'),
      sent('go.on'),
      sent('note.came'),
      sent('go.on'),
    );
    expect(end.effects.map(({ type }) => type)).toEqual(['event.dropped', 'run.done']);
    expect(end.state.snapshot).not.toHaveProperty('mailbox');
  });

  it('is refused when a thousand wait already, and kept again once one has gone', () => {
    let { state } = run(chart, {});
    for (let n = 0; n < 1_000; n++) state = accepted(decide(chart, state, sent('letter.came'), NOW)).state;
    expect(decide(chart, state, sent('letter.came'), NOW)).toMatchObject({ ok: false, code: 'MAILBOX_FULL' });
    ({ state } = accepted(decide(chart, state, sent('go.on'), NOW)));
    ({ state } = accepted(decide(chart, state, sent('go.on'), NOW)));
    expect(decide(chart, state, sent('letter.came'), NOW).ok).toBe(true);
  });

  it('refuses the whole decision when the chart fails on what had waited', () => {
    const faulty = smallChart(
      {
        initial: 'shut',
        context: { list: [] },
        states: {
          shut: { on: { 'go.on': 'open', 'go.back': 'end' } },
          open: {
            on: {
              'note.came': { guard: { type: 'when', params: { cel: 'context.list[0]' } }, target: 'end' },
            },
          },
          end: { type: 'final' },
        },
      },
      {
        events: {
          'go.on': { title: text('On') },
          'go.back': { title: text('Back') },
          'note.came': { title: text('Note'), whenNotTaken: 'keep' },
        },
      },
    );
    const { state } = run(faulty, {}, sent('note.came'));
    expect(decide(faulty, state, sent('go.on'), NOW)).toMatchObject({ ok: false, code: 'CHART_FAULT' });
  });
});
