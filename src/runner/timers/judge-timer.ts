import { TIMER } from '../actor.js';
import { timerFaultStep } from '../commands/fault-step.js';
import { fireTimer } from '../commands/fire-timer.js';
import type { RunRecord, TimerRecord } from '../record/run-record.js';
import type { PlanRequest, Stage } from '../run-ledger.js';
import type { DueTimer } from './due-timer.js';

/** What becomes of a due timer: nothing where it is gone, or the step that fires it, or the one that parks it. */
export type TimerJudgement =
  | { readonly kind: 'gone' }
  | { readonly kind: 'fired'; readonly plan: PlanRequest }
  | { readonly kind: 'parked'; readonly plan: PlanRequest; readonly error: unknown };

const GONE = { kind: 'gone' } as const;

/** Decides on a timer, given its locked run. Pure. */
export function judgeTimer(due: DueTimer, run: RunRecord | undefined, stage: Stage): TimerJudgement {
  const pending = run?.timers.find(({ timer }) => timer === due.timer);
  if (run === undefined || pending === undefined || pending.parked || pending.held) return GONE;
  const setting = stage.setting(run, TIMER);
  if (Date.parse(pending.dueAt) > Date.parse(setting.now)) return GONE;
  return fireOrPark(pending, setting);
}

function fireOrPark(pending: TimerRecord, setting: PlanRequest['setting']): TimerJudgement {
  try {
    return { kind: 'fired', plan: { setting, step: fireTimer(setting, pending) } };
  } catch (error) {
    const step = timerFaultStep(setting, pending.timer, error);
    return step === null ? GONE : { kind: 'parked', plan: { setting, step }, error };
  }
}
