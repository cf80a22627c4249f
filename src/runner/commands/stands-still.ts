import type { Chart } from '../../engine/chart/chart.js';
import type { RunState } from '../../engine/run/run-state.js';
import { awaitedLocks, readSnapshot } from '../../engine/run/stored-snapshot.js';
import { waitsForOutside } from '../change/declared-waits.js';
import type { IncidentCause } from '../record/incident-record.js';
import type { ClaimRecord } from '../record/lock-claim.js';
import type { TimerRecord } from '../record/run-record.js';
import type { ServiceCallRecord } from '../record/service-call.js';

/** What could keep a run alive. */
export interface SignsOfLife {
  readonly state: RunState;
  /** Live ones. */
  readonly tasks: readonly unknown[];
  readonly timers: readonly Pick<TimerRecord, 'parked'>[];
  /** Pending ones. */
  readonly calls: readonly Pick<ServiceCallRecord, 'invocation'>[];
  /** Those that are waited for. */
  readonly children: readonly unknown[];
  /** Those that are waited for or held. */
  readonly claims: readonly Pick<ClaimRecord, 'invocation'>[];
  /** Open ones. */
  readonly incidents: readonly { readonly cause: IncidentCause }[];
}

/** The causes that by themselves say why a run waits for nothing, and what would help it on. */
const SAY_WHY: ReadonlySet<IncidentCause> = new Set(['TIMER_FAILED', 'CALL_FAILED', 'CHILD_FAILED']);

/**
 * Whether the run can no longer go on by itself, and no open incident says why: no live task, no timer, no call that a
 * state waits for, no child run, no lock, and nothing from outside that it could take. A paused run waits to be resumed.
 */
export function standsStill(
  chart: Chart,
  { state, tasks, timers, calls, children, claims, incidents }: SignsOfLife,
): boolean {
  if (state.status !== 'active' || tasks.length > 0) return false;
  if (timers.some(({ parked }) => !parked) || calls.some(({ invocation }) => invocation !== null))
    return false;
  if (children.length > 0 || (claims.length > 0 && awaitedLocks(readSnapshot(state.snapshot)).length > 0))
    return false;
  return !incidents.some(({ cause }) => SAY_WHY.has(cause)) && !waitsForOutside(chart, state);
}
