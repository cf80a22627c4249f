import { isDeepStrictEqual } from 'node:util';
import { isAnswerTo } from '../../engine/run/mail.js';
import {
  openInvocations,
  pendingCalls,
  readSnapshot,
  type StoredSnapshot,
} from '../../engine/run/stored-snapshot.js';
import type { RunState } from '../../engine/run/run-state.js';
import { toRunStatus } from '../record/run-status.js';
import { plain } from './replay-log.js';
import type { StoredRun } from './stored-run.js';

/** Everything in which a stored run differs from where its log leads; empty when nothing does. */
export function compareRun(run: StoredRun, state: RunState, lastSeq: number): string[] {
  const expected = readSnapshot(state.snapshot);
  const timers = [...expected.timers].sort(([a], [b]) => (a < b ? -1 : 1));
  const storedTimers = run.timers.map(({ timer, dueAt }) => [timer, new Date(dueAt).toISOString()]);
  const differs: [string, boolean][] = [
    ['the sequence number', run.seq !== lastSeq],
    ['the status', run.status !== toRunStatus(state.status)],
    ['the snapshot', !isDeepStrictEqual(run.snapshot, plain(state.snapshot))],
    ['the active states', !isDeepStrictEqual(run.states, state.states)],
    ['the live tasks', !isDeepStrictEqual(run.liveTasks, openInvocations(expected).sort())],
    ['the pending calls', !isWaitedFor(run, awaited(expected))],
    ['the timers', !isDeepStrictEqual(storedTimers, timers)],
  ];
  return differs.filter(([, differ]) => differ).map(([what]) => `${what} differ from the log`);
}

/** The calls whose end the chart has not heard of, except those whose answer a pause holds back. */
function awaited(expected: StoredSnapshot): string[] {
  return pendingCalls(expected).filter(
    (invocation) => !expected.mailbox.some((mail) => isAnswerTo(mail, invocation)),
  );
}

/** A call that gave up without the chart saying what then stays awaited: its incident says so. */
function isWaitedFor(
  { pendingCalls: pending, failedCalls }: StoredRun,
  invocations: readonly string[],
): boolean {
  const waiting = new Set(invocations);
  const known = new Set([...pending, ...failedCalls]);
  return pending.every((one) => waiting.has(one)) && invocations.every((one) => known.has(one));
}
