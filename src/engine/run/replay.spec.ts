import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';
import { replay, ReplayError, type LogEntry } from './replay.js';
import { startRun } from './start-run.js';

const chart = smallChart({
  initial: 'wait',
  states: { wait: { after: { P1D: 'end' }, on: { 'go.on': 'wait' } }, end: { type: 'final' } },
});
const AT = '2024-03-01T09:30:00.000Z';
const started: LogEntry = { event: { type: 'run.started', input: {} }, at: AT };
const sent: LogEntry = { event: { type: 'event.sent', name: 'go.on', payload: {}, by: 'p' }, at: AT };
const back: LogEntry = { event: { type: 'event.sent', name: 'go.back', payload: {}, by: 'p' }, at: AT };

describe('replay', () => {
  it('leads to the state that deciding led to', () => {
    const start = startRun(chart, {}, AT);
    const next = start.ok ? decide(chart, start.state, sent.event, AT) : start;
    expect(replay(chart, [started, sent])).toEqual(next.ok && next.state);
  });

  it.each([
    ['is empty', [], 0],
    ['does not begin with the start', [sent], 0],
    ['starts twice', [started, started], 1],
    ['has an entry that the chart refuses', [started, sent, back], 2],
  ])('throws for a log that %s, and says where', (_, log, index) => {
    expect(() => replay(chart, log)).toThrow(ReplayError);
    expect(() => replay(chart, log)).toThrow(expect.objectContaining({ code: 'REPLAY_FAILED', index }));
  });
});
