import { isDeepStrictEqual } from 'node:util';
import { readSnapshot, openInvocations } from '../../engine/run/stored-snapshot.js';
import type { RunState } from '../../engine/run/run-state.js';
import { plain } from './replay-log.js';
import type { StoredRun } from './stored-run.js';

/** Everything in which a stored run differs from where its log leads; empty when nothing does. */
export function compareRun(run: StoredRun, state: RunState, lastSeq: number): string[] {
  const expected = readSnapshot(state.snapshot);
  const timers = [...expected.timers].sort(([a], [b]) => (a < b ? -1 : 1));
  const storedTimers = run.timers.map(({ timer, dueAt }) => [timer, new Date(dueAt).toISOString()]);
  const status = state.status === 'done' ? 'completed' : 'running';
  const differs: [string, boolean][] = [
    ['the sequence number', run.seq !== lastSeq],
    ['the status', run.status !== status],
    ['the snapshot', !isDeepStrictEqual(run.snapshot, plain(state.snapshot))],
    ['the active states', !isDeepStrictEqual(run.states, state.states)],
    ['the live tasks', !isDeepStrictEqual(run.liveTasks, openInvocations(expected).sort())],
    ['the timers', !isDeepStrictEqual(storedTimers, timers)],
  ];
  return differs.filter(([, differ]) => differ).map(([what]) => `${what} differ from the log`);
}
