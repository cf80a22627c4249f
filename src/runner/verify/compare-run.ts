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
import type { ExpectedRows, ToldChild, ToldTask } from './expected-rows.js';
import { type LogReplay, plain } from './log-replay.js';
import type { StoredRun, StoredTask } from './stored-run.js';

/** Everything in which a stored run differs from where its log leads; empty when nothing does. */
export function compareRun(run: StoredRun, log: LogReplay, state: RunState, rows: ExpectedRows): string[] {
  const expected = readSnapshot(state.snapshot);
  const timers = [...expected.timers].sort(([a], [b]) => (a < b ? -1 : 1));
  const storedTimers = run.timers.map(({ timer, dueAt }) => [timer, new Date(dueAt).toISOString()]);
  const live = liveInvocations(run.tasks);
  const differs: [string, boolean][] = [
    ['the sequence number', run.seq !== log.seq],
    ['the head of the chain', run.head !== log.hash],
    ['the status', run.status !== toRunStatus(state.status)],
    ['the snapshot', !isDeepStrictEqual(run.snapshot, plain(state.snapshot))],
    ['the active states', !isDeepStrictEqual(run.states, state.states)],
    ['the live tasks', !isDeepStrictEqual(live, openInvocations(expected).sort())],
    ['the tasks', !sameSet(run.tasks.map(lifeOf), rows.tasks.map(lifeOf))],
    ['the pending calls', !isWaitedFor(run.calls, awaited(expected), 'pending')],
    ['the calls', !sameSet(run.calls.map(callOf), rows.calls.map(callOf))],
    ['the children waited for', !isWaitedFor(run.children, awaitedChildren(expected), 'running')],
    ['the children', !sameSet(run.children.map(childOf), rows.children.map(childOf))],
    [
      'the locks',
      !sameSet(
        run.claims.map(({ invocation }) => invocation),
        claimedLocks(expected),
      ),
    ],
    ['the observations', !sameSet(run.observations.map(observationOf), rows.observations.map(observationOf))],
    ['the decisions', run.decisions !== rows.decisions],
    ['the timers', !isDeepStrictEqual(storedTimers, timers)],
  ];
  return differs.filter(([, differ]) => differ).map(([what]) => `${what} differ from the log`);
}

/**
 * Whether the run waits for nothing without an incident that says so. One that was closed by hand leaves the run as it is
 * until the sweeper looks: that is no lie.
 */
export function isSilent(chart: Chart, run: StoredRun, state: RunState, lastType: string): boolean {
  if (run.incidents.includes('ZOMBIE') || lastType.startsWith('incident.')) return false;
  return standsStill(chart, {
    state,
    tasks: liveInvocations(run.tasks),
    timers: run.timers,
    calls: run.calls.filter(({ status }) => status === 'pending'),
    children: run.children.filter(({ status }) => status === 'running'),
    claims: run.claims,
    incidents: run.incidents.map((cause) => ({ cause })),
  });
}

function liveInvocations(tasks: readonly StoredTask[]): string[] {
  const live = tasks.filter(({ status }) => status === 'open' || status === 'started');
  return live.map(({ invocation }) => invocation).sort();
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
