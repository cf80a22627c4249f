import { isDeepStrictEqual } from 'node:util';
import type { Chart } from '../../engine/chart/chart.js';
import { isAnswerTo } from '../../engine/run/mail.js';
import {
  awaitedChildren,
  claimedLocks,
  openInvocations,
  pendingCalls,
  readSnapshot,
  type StoredSnapshot,
} from '../../engine/run/stored-snapshot.js';
import type { RunState } from '../../engine/run/run-state.js';
import { toRunStatus } from '../record/run-status.js';
import { standsStill } from '../commands/stands-still.js';
import type { ToldChild, ToldTask } from './expected-rows.js';
import { type LogReplay, plain } from './log-replay.js';
import { type Problem, type ProblemCode, problem } from './problem.js';
import type { StoredRun, StoredTask } from './stored-run.js';
import type { ToldRun } from './told-run.js';

/** Everything in which a stored run differs from where its log leads; empty when nothing does. */
export function compareRun(run: StoredRun, log: LogReplay, state: RunState, told: ToldRun): Problem[] {
  const expected = readSnapshot(state.snapshot);
  const { rows, work, moments, incidents } = told;
  const differs: [ProblemCode, boolean][] = [
    ['SEQ_DIFFERS', run.seq !== log.seq],
    ['HEAD_DIFFERS', run.head !== log.hash],
    ['STATUS_DIFFERS', run.status !== toRunStatus(state.status)],
    ['SNAPSHOT_DIFFERS', !isDeepStrictEqual(run.snapshot, plain(state.snapshot))],
    ['STATES_DIFFER', !isDeepStrictEqual(run.states, state.states)],
    ['ENTRY_TIMES_DIFFER', !moments.areEntryTimes(run)],
    ['LIVE_TASKS_DIFFER', !isDeepStrictEqual(liveInvocations(run.tasks), openInvocations(expected).sort())],
    ['TASKS_DIFFER', !sameSet(run.tasks.map(lifeOf), rows.tasks.map(lifeOf))],
    ['PENDING_CALLS_DIFFER', !isWaitedFor(run.calls, awaited(expected), 'pending')],
    ['CALLS_DIFFER', !sameSet(run.calls.map(callOf), rows.calls.map(callOf))],
    ['AWAITED_CHILDREN_DIFFER', !isWaitedFor(run.children, awaitedChildren(expected), 'running')],
    ['CHILDREN_DIFFER', !sameSet(run.children.map(childOf), rows.children.map(childOf))],
    ['LOCKS_DIFFER', !sameSet(run.claims.map(invocationOf), claimedLocks(expected))],
    [
      'OBSERVATIONS_DIFFER',
      !sameSet(run.observations.map(observationOf), rows.observations.map(observationOf)),
    ],
    ['DECISIONS_DIFFER', !work.areVotes(run.votes)],
    [
      'TIMERS_DIFFER',
      !areDue(run.timers, expected) || !moments.areTimers(run.timers, state.status === 'paused'),
    ],
    ['INCIDENTS_DIFFER', !incidents.areIncidents(run)],
  ];
  const other = work.findOther(run.tasks);
  return [
    ...differs.filter(([, differ]) => differ).map(([code]) => problem(code)),
    ...(other === undefined ? [] : [problem('TASK_WORK_DIFFERS', { task: other.task })]),
  ];
}

function areDue(stored: StoredRun['timers'], { timers }: StoredSnapshot): boolean {
  const expected = [...timers].sort(([a], [b]) => (a < b ? -1 : 1));
  const due = stored.map(({ timer, dueAt }) => [timer, new Date(dueAt).toISOString()]);
  return isDeepStrictEqual(due, expected);
}

/**
 * Whether the run waits for nothing without an incident that says so. One that was closed by hand leaves the run as it is
 * until the sweeper looks: that is no lie.
 */
export function isSilent(chart: Chart, run: StoredRun, state: RunState, lastType: string): boolean {
  const open = run.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  if (open.some(({ cause }) => cause === 'ZOMBIE') || lastType.startsWith('incident.')) return false;
  return standsStill(chart, {
    state,
    tasks: liveInvocations(run.tasks),
    timers: run.timers,
    calls: run.calls.filter(({ status }) => status === 'pending'),
    children: run.children.filter(({ status }) => status === 'running'),
    claims: run.claims,
    incidents: open,
  });
}

function liveInvocations(tasks: readonly StoredTask[]): string[] {
  const live = tasks.filter(({ status }) => status === 'open' || status === 'started');
  return live.map(({ invocation }) => invocation).sort();
}

function invocationOf({ invocation }: { readonly invocation: string }): string {
  return invocation;
}

function lifeOf(task: StoredTask | ToldTask): string {
  const { invocation, task: key, kind, state, openedSeq, closedSeq, outcome } = task;
  const status = task.status === 'started' ? 'open' : task.status;
  return JSON.stringify([openedSeq, invocation, key, kind, state, status, closedSeq, outcome]);
}

function callOf({
  seq,
  invocation,
  service,
}: Pick<StoredRun['calls'][number], 'seq' | 'invocation' | 'service'>) {
  return JSON.stringify([seq, invocation, service]);
}

function childOf({ seq, invocation, playbook }: ToldChild): string {
  return JSON.stringify([seq, invocation, playbook]);
}

function observationOf({ seq, kpi, value }: StoredRun['observations'][number]): string {
  return JSON.stringify([seq, kpi, value]);
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return isDeepStrictEqual([...some].sort(), [...others].sort());
}

/** The calls whose end the chart has not heard of, except those whose answer a pause holds back. */
function awaited(expected: StoredSnapshot): string[] {
  return pendingCalls(expected).filter(
    (invocation) => !expected.mailbox.some((mail) => isAnswerTo(mail, invocation)),
  );
}

const STILL_AWAITED = {
  pending: new Set(['pending', 'failed']),
  running: new Set(['running', 'failed', 'cancelled']),
};

/** What gave up (a call, a child) without the chart saying what then stays awaited: its incident says so. */
function isWaitedFor(
  begun: readonly { readonly invocation: string | null; readonly status: string }[],
  invocations: readonly string[],
  going: 'pending' | 'running',
): boolean {
  const waiting = new Set(invocations);
  const last = new Map(begun.map(({ invocation, status }) => [invocation, status]));
  const pending = begun.filter(({ status, invocation }) => status === going && invocation !== null);
  return (
    pending.every(({ invocation }) => invocation !== null && waiting.has(invocation)) &&
    invocations.every((one) => STILL_AWAITED[going].has(last.get(one) ?? ''))
  );
}
