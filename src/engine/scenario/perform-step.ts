import type { Acceptance } from '../run/decision.js';
import { passTime } from '../simulation/pass-time.js';
import type { PendingTimer, SimulatedRun } from '../simulation/simulated-run.js';
import { addDuration } from '../time/add-duration.js';
import { parseDuration } from '../time/duration.js';
import { attempt } from './attempt.js';
import { readInstant } from './moments.js';
import type { ScenarioDefaults, ScenarioStep } from './scenario-definition.js';
import { refusedBy, trouble, type Trouble } from './trouble.js';

/** A step that makes something happen; the others only look. */
export type Doing = Omit<ScenarioStep, 'refuse' | 'expect'>;

/** One thing that moved the run, or tried to. */
export interface Happening {
  readonly at: string;
  /** The timer that came due; `null` for what somebody did. */
  readonly timer: PendingTimer | null;
  /** `null` for a vote that does not yet decide. */
  readonly decision: Acceptance | null;
}

/** What a step led to. A failed one may have come part of its way: time passes until what cannot be taken. */
export interface Performed {
  readonly run: SimulatedRun;
  readonly happenings: readonly Happening[];
  readonly trouble: Trouble | null;
}

/** Does what a step says, as far as it can be done. */
export function performStep(run: SimulatedRun, step: Doing, defaults: ScenarioDefaults): Performed {
  const { pass, passUntil, ...tried } = step;
  if (pass !== undefined || passUntil !== undefined) return letPass(run, step);
  const result = attempt(run, tried, defaults);
  if (!result.ok) return { run, happenings: [], trouble: result.trouble };
  const { decision } = result;
  return { run: result.run, happenings: [{ at: run.now, timer: null, decision }], trouble: null };
}

function letPass(run: SimulatedRun, { pass = '', passUntil = '' }: Doing): Performed {
  const duration = parseDuration(pass);
  const until =
    duration === null
      ? readInstant(passUntil)
      : addDuration(run.now, duration, run.chart.definition.timeZone);
  if (until === null || until < run.now) return { run, happenings: [], trouble: PAST };
  const { run: later, fired, stopped } = passTime(run, until);
  const happenings = fired.map(({ timer, advance }): Happening => ({
    at: advance.run.now,
    timer,
    decision: advance.decision,
  }));
  if (stopped === null) return { run: later, happenings, trouble: null };
  return {
    run: later,
    happenings,
    trouble: stopped === 'TOO_MANY_TIMERS' ? TOO_MANY_TIMERS : refusedBy(stopped),
  };
}

const PAST = trouble('TIME_IS_PAST', '这个时刻已经过去', 'This moment is past');
const TOO_MANY_TIMERS = trouble(
  'TOO_MANY_TIMERS',
  '这段时间里到期的定时超过一万次',
  'More than ten thousand timers come due in this time',
);
