import type { Chart } from '../chart/chart.js';
import type { JsonObject } from '../json.js';
import { decide } from '../run/decide.js';
import type { Acceptance, Decision, Refusal } from '../run/decision.js';
import type { RunEvent } from '../run/run-event.js';
import { startRun } from '../run/start-run.js';
import { epochMilliseconds, instantText, type InstantText } from '../time/instant.js';
import { followEffects } from './follow-effects.js';
import type { SimulatedRun } from './simulated-run.js';

/** The run after something happened, and what the engine decided about it. */
export interface Advance {
  readonly ok: true;
  readonly run: SimulatedRun;
  readonly decision: Acceptance;
}

/** Starts a run at an ISO 8601 instant. `by` is who starts it. Throws a `RangeError` when `start` is no instant. */
export function beginSimulation(
  chart: Chart,
  input: JsonObject,
  start: InstantText,
  by: string,
): Advance | Refusal {
  const now = instantText(epochMilliseconds(start));
  const nothing = { tasks: [], timers: [], calls: [], children: [], locks: [], told: [], output: null };
  const decision = startRun(chart, input, now);
  return follow({ chart, startedAt: now, now, visited: new Set(), ...nothing }, decision, by);
}

/** Lets an event reach the run now. `by` is who is behind it, `null` for a timer or a service. */
export function advance(run: SimulatedRun, event: RunEvent, by: string | null): Advance | Refusal {
  const decision = decide(run.chart, run.state, event, run.now);
  return follow(usedUp(run, event), decision, by);
}

/** What the event itself closes, the effects do not mention. */
function usedUp(run: SimulatedRun, event: RunEvent): SimulatedRun {
  switch (event.type) {
    case 'task.closed':
      return { ...run, tasks: run.tasks.filter(({ invocation }) => invocation !== event.invocation) };
    case 'service.answered':
    case 'service.failed':
      return { ...run, calls: run.calls.filter(({ invocation }) => invocation !== event.invocation) };
    case 'child.completed':
    case 'child.failed':
      return { ...run, children: run.children.filter(({ invocation }) => invocation !== event.invocation) };
    case 'lock.granted':
      return {
        ...run,
        locks: run.locks.map((lock) =>
          lock.invocation === event.invocation ? { ...lock, isHeld: true } : lock,
        ),
      };
    case 'timer.fired':
      return { ...run, timers: run.timers.filter(({ timer }) => timer !== event.timer) };
    default:
      return run;
  }
}

function follow(
  before: Omit<SimulatedRun, 'state'>,
  decision: Decision,
  by: string | null,
): Advance | Refusal {
  if (!decision.ok) return decision;
  const { state, effects, to } = decision;
  const run = {
    ...before,
    ...followEffects(before, effects, by),
    state,
    visited: new Set([...before.visited, ...to]),
  };
  return { ok: true, run, decision };
}
