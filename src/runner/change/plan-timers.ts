import type { Effect } from '../../engine/run/effect.js';
import type { RunState } from '../../engine/run/run-state.js';
import type { Setting, Step } from '../commands/step.js';
import type { TimerRecord } from '../record/run-record.js';
import type { NewTimer } from './run-change.js';

/** What becomes of a run's timers. */
export interface TimerPlan {
  readonly ended: readonly string[];
  readonly set: readonly NewTimer[];
  /** Those that go on, otherwise than before. */
  readonly changed: readonly TimerRecord[];
  /** All that are pending after the event. */
  readonly pending: readonly TimerRecord[];
}

/** Timers end and begin with the chart's effects; a pause holds them, a resumption releases and moves them. */
export function planTimers({ run }: Setting, step: Step, state: RunState): TimerPlan {
  const effects = step.decision?.effects ?? [];
  const ended = endedTimers(step, effects);
  const set = effects.filter((effect) => effect.type === 'timer.set').map(toTimer);
  const held = state.status === 'paused';
  const given = new Map(step.timers.map((timer) => [timer.timer, timer]));
  const moved = new Map(
    effects.filter((effect) => effect.type === 'timer.move').map(({ timer, dueAt }) => [timer, dueAt]),
  );
  const kept = run.timers
    .filter(({ timer }) => !ended.includes(timer))
    .map((before) => {
      const now = given.get(before.timer) ?? before;
      return { before, now: { ...now, held, dueAt: moved.get(before.timer) ?? now.dueAt } };
    });
  const begun = set.map((timer) => ({ ...timer, parked: false, held: false }));
  return {
    ended,
    set,
    changed: kept.filter(({ before, now }) => differs(before, now)).map(({ now }) => now),
    pending: [...kept.map(({ now }) => now), ...begun],
  };
}

function differs(before: TimerRecord, now: TimerRecord): boolean {
  return before.dueAt !== now.dueAt || before.held !== now.held || before.parked !== now.parked;
}

function endedTimers(step: Step, effects: readonly Effect[]): string[] {
  const cleared = effects.filter((effect) => effect.type === 'timer.clear').map(({ timer }) => timer);
  return step.firedTimer === null ? cleared : [step.firedTimer, ...cleared];
}

function toTimer({ timer, state, dueAt }: NewTimer): NewTimer {
  return { timer, state, dueAt };
}
