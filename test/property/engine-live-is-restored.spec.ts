import * as fc from 'fast-check';
import type { Chart } from '../../src/engine/chart/chart.js';
import { decide } from '../../src/engine/run/decide.js';
import type { JsonObject } from '../../src/engine/json.js';
import { replay, type LogEntry } from '../../src/engine/run/replay.js';
import type { RunEvent } from '../../src/engine/run/run-event.js';
import type { RunState } from '../../src/engine/run/run-state.js';
import { startRun } from '../../src/engine/run/start-run.js';
import { openInvocations, readSnapshot, type StoredSnapshot } from '../../src/engine/run/stored-snapshot.js';
import { frozen } from '../support/engine/drive-run.js';
import { compiledOf } from '../../src/engine/chart/compiled-chart.js';
import { eventfulChart } from '../support/engine/random-chart.js';
import { choices, dataFor, lifeMoveOf, moveOf, type Choice } from '../support/engine/random-run.js';
import { popUpStore } from '../support/pop-up-store.js';

const NOW = '2024-03-01T09:30:00.000Z';
const HOUR = 3_600_000;
const numbers = fc.array(fc.nat(1_000), { minLength: 40, maxLength: 400, size: 'max' });

interface Walk {
  readonly seen: ReadonlySet<string>;
  readonly log: readonly LogEntry[];
  readonly state: RunState;
}

/** Every step taken from the very state that was decided, frozen, and from one that was stored and read back. */
function walk(chart: Chart, input: JsonObject, steps: readonly Choice[]): Walk | null {
  const start = startRun(chart, input, NOW);
  if (!start.ok) return null;
  const log: LogEntry[] = [{ event: { type: 'run.started', input }, at: NOW }];
  const seen = new Set<string>();
  let state = frozen(start.state);
  steps.forEach((choice, index) => {
    const stored = JSON.parse(JSON.stringify(state)) as RunState;
    const now = new Date(Date.parse(NOW) + index * HOUR).toISOString();
    const event = frozen(eventOf(chart, stored, choice));
    const live = decide(chart, state, event, now);
    const restored = decide(chart, stored, event, now);
    expect(JSON.stringify(live)).toBe(JSON.stringify(restored));
    seen.add(live.ok ? event.type : live.code);
    if (live.ok) for (const { type } of live.effects) seen.add(type);
    if (!live.ok) return;
    state = frozen(live.state);
    log.push({ event, at: now });
  });
  return { seen, log, state };
}

/** Invocations of services, answered or not. */
function callsIn({ sources }: StoredSnapshot): string[] {
  return [...sources].flatMap(([id, source]) => (source === 'service' ? [id] : []));
}

function eventOf(chart: Chart, state: RunState, choice: Choice): RunEvent {
  const stored = readSnapshot(state.snapshot);
  const life = lifeMoveOf(state.status, callsIn(stored), choice);
  if (life !== null) return life;
  const { invocations } = compiledOf(chart);
  const open = openInvocations(stored).flatMap((id): [string, string][] => {
    const invocation = invocations.get(id);
    return invocation !== undefined && 'task' in invocation ? [[id, invocation.task]] : [];
  });
  const move = moveOf(chart, new Map(open), choice);
  if (move.type !== 'clock') return move;
  const [timer = 'none'] = [...stored.timers].sort(([, one], [, other]) => (one < other ? -1 : 1))[0] ?? [];
  return { type: 'timer.fired', timer };
}

describe('a decision on the very state that was decided before', () => {
  it('is to the byte the one on that state stored and read back, changes nothing, and replays', () => {
    const chart = popUpStore();
    fc.assert(
      fc.property(choices(60), fc.nat(), (steps, seed) => {
        const run = walk(chart, dataFor(chart.definition.input, seed), steps);
        expect(run && replay(chart, run.log)).toEqual(run?.state);
      }),
      { numRuns: 30 },
    );
  });

  it('is so on charts made at random, with pauses, services and a mailbox', () => {
    fc.assert(
      fc.property(numbers, choices(40), (wiring, steps) => {
        const chart = eventfulChart(wiring);
        const run = walk(chart, {}, steps);
        fc.pre(run !== null);
        expect(run && replay(chart, run.log)).toEqual(run?.state);
      }),
      { numRuns: 50, interruptAfterTimeLimit: 25_000 },
    );
  });

  it('comes through everything that the mailbox, pauses and services can do', () => {
    const seen = new Set<string>();
    for (const [wiring, steps] of fc.sample(fc.tuple(numbers, choices(60)), { numRuns: 60, seed: 11 })) {
      const chart = eventfulChart(wiring);
      for (const each of walk(chart, {}, steps)?.seen ?? []) seen.add(each);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'run.paused',
        'run.resumed',
        'run.cancelled',
        'service.answered',
        'service.failed',
        'service.call',
        'service.cancel',
        'event.kept',
        'event.taken',
        'event.expired',
        'event.dropped',
        'timer.move',
        'RUN_PAUSED',
        'UNKNOWN_CALL',
      ]),
    );
  });
});
