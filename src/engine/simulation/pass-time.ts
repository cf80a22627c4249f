import type { Refusal } from '../run/decision.js';
import type { InstantText } from '../time/instant.js';
import { advance, type Advance } from './advance.js';
import type { PendingTimer, SimulatedRun } from './simulated-run.js';

/** A timer that came due while time passed, and what followed. */
export interface Firing {
  readonly timer: PendingTimer;
  readonly advance: Advance;
}

/** Time has passed; or it stands still at a timer that the chart cannot take, or after more of them than anybody waits for. */
export interface Passage {
  readonly run: SimulatedRun;
  readonly fired: readonly Firing[];
  readonly stopped: Refusal | 'TOO_MANY_TIMERS' | null;
}

/** A chart whose timers set each other off would otherwise never let a year pass. */
const MOST_FIRINGS = 10_000;

/**
 * Lets time pass until an instant in the engine's form; each timer comes due when it is due, of several at one instant the
 * one that was set first. A paused run keeps its timers: they pass without firing. Does nothing when `until` is past.
 */
export function passTime(from: SimulatedRun, until: InstantText): Passage {
  let run = from;
  const fired: Firing[] = [];
  while (run.state.status === 'active') {
    const timer = nextTimer(run);
    if (timer === null || timer.dueAt > until) break;
    if (fired.length === MOST_FIRINGS) return { run, fired, stopped: 'TOO_MANY_TIMERS' };
    run = atTime(run, timer.dueAt);
    const next = advance(run, { type: 'timer.fired', timer: timer.timer }, null);
    if (!next.ok) return { run, fired, stopped: next };
    fired.push({ timer, advance: next });
    run = next.run;
  }
  return { run: atTime(run, until), fired, stopped: null };
}

/** The timer that comes due next; `null` when none is pending. */
export function nextTimer({ timers }: Pick<SimulatedRun, 'timers'>): PendingTimer | null {
  const [first, ...others] = timers;
  if (first === undefined) return null;
  return others.reduce((next, timer) => (timer.dueAt < next.dueAt ? timer : next), first);
}

/** No clock goes back. */
function atTime(run: SimulatedRun, instant: InstantText): SimulatedRun {
  return instant > run.now ? { ...run, now: instant } : run;
}
