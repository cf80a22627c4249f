import { paused, resumed } from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import type { Chart } from '../../engine/chart/chart.js';
import type { JsonObject } from '../../engine/json.js';
import { decide } from '../../engine/run/decide.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import type { RunState } from '../../engine/run/run-state.js';
import { startRun } from '../../engine/run/start-run.js';
import type { StoredEvent } from './logged-event.js';
import { LogReplay, plain } from './log-replay.js';

const RUN = '01890000-0000-7000-8000-00000000a001';
const text = (en: string) => ({ zh: en, en });

/** A chart whose task and timers count working days, and one timer that counts hours. */
function chartWith(companyDays: { readonly off?: readonly string[] }): Chart {
  const counting = { duration: 'P3D', counts: 'working' };
  return smallChart(
    {
      initial: 'work',
      states: {
        work: {
          invoke: { src: 'task', id: 'order', input: { task: 'order' }, onDone: 'end' },
          after: { remainder: 'end', again: 'end', P2D: 'end', PT5H: 'end' },
        },
        end: { type: 'final' },
      },
    },
    {
      workingTime: { calendar: 'CN', hours: ['09:00-18:00'], companyDays },
      tasks: {
        order: { title: text('o'), role: 'worker', due: 'again', outcomes: { done: { title: text('d') } } },
      },
      timers: {
        remainder: { ...counting, title: text('r'), onPause: 'keepRemainder' },
        again: { ...counting, title: text('a'), onPause: 'startAgain' },
      },
    },
  );
}

const THEN = chartWith({});
/** The same playbook when the calendar has learned of holidays. */
const SINCE = chartWith({ off: ['2024-03-05', '2024-03-06'] });

const STEPS: readonly [at: string, event: RunEvent][] = [
  ['2024-03-04T02:00:00.000Z', { type: 'run.started', input: {} }],
  ['2024-03-04T03:00:00.000Z', paused],
  ['2024-03-04T05:00:00.000Z', resumed],
];

function logOf(chart: Chart): { log: StoredEvent[]; state: RunState } {
  let state: RunState | null = null;
  const log = STEPS.map(([at, event], index): StoredEvent => {
    const decision = state === null ? startRun(chart, {}, at) : decide(chart, state, event, at);
    if (!decision.ok) throw new Error(decision.message.en);
    ({ state } = decision);
    const { type } = event;
    const payload: JsonObject =
      event.type === 'run.started' ? { input: event.input } : { by: 'lead', reason: type };
    const { from, to, effects } = plain(decision);
    const actor = { kind: 'person', id: null } as const;
    const entry = { seq: index + 1, type, moves: true, payload, at: new Date(at), from, to, effects, actor };
    return { ...entry, idempotencyKey: null, requestHash: null, hash: null };
  });
  if (state === null) throw new Error('nothing was decided');
  return { log, state };
}

function replayed(chart: Chart, log: readonly StoredEvent[]) {
  const replay = new LogReplay(RUN, chart);
  return { problems: log.flatMap((entry) => replay.take(entry) ?? []), state: replay.state };
}

describe('a log replayed', () => {
  it('leads to the same state when a calendar has changed since, and what is due when stays as it was told', () => {
    const { log, state } = logOf(THEN);
    expect(logOf(SINCE).log[0]?.effects).not.toEqual(log[0]?.effects);
    expect(logOf(SINCE).log[2]?.effects).not.toEqual(log[2]?.effects);
    expect(replayed(THEN, log)).toEqual({ problems: [], state });
    expect(replayed(SINCE, log)).toEqual({ problems: [], state });
  });

  it('is not believed in what no calendar can change', () => {
    const { log } = logOf(THEN);
    const lie = log.map((entry) => ({
      ...entry,
      effects: entry.effects.map((effect) =>
        effect.type === 'timer.set' && effect.timer.includes('PT5H')
          ? { ...effect, dueAt: '2024-03-04T08:00:00.000Z' }
          : effect,
      ),
    }));
    expect(replayed(THEN, lie).problems[0]).toMatchObject({ code: 'EFFECTS_UNLIKE_CHART' });
  });
});
