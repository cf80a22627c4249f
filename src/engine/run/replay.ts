import type { Chart } from '../chart/chart.js';
import { decide } from './decide.js';
import type { Decision, Refusal } from './decision.js';
import type { RunEvent } from './run-event.js';
import type { RunState } from './run-state.js';
import { startRun } from './start-run.js';

/** An accepted event and the instant (ISO 8601) at which it was decided. */
export interface LogEntry {
  readonly event: RunEvent;
  readonly at: string;
}

/** A log that its chart does not accept: it was not written by this engine for this version. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly code = 'REPLAY_FAILED';

  constructor(
    /** Counted from 0. */
    readonly index: number,
    readonly refusal: Refusal | null,
  ) {
    super(
      `Entry ${index} of the log does not replay: ${refusal?.message.en ?? 'a log begins with run.started'}`,
    );
  }
}

/**
 * The state a run's log leads to; equal to the stored one, always. Throws a `ReplayError` when the log is empty,
 * does not begin with `run.started`, or has an entry that the chart refuses.
 */
export function replay(chart: Chart, log: readonly LogEntry[]): RunState {
  const [first, ...rest] = log;
  if (first?.event.type !== 'run.started') throw new ReplayError(0, null);
  let state = stateOf(startRun(chart, first.event.input, first.at), 0);
  rest.forEach(({ event, at }, index) => {
    state = stateOf(decide(chart, state, event, at), index + 1);
  });
  return state;
}

function stateOf(decision: Decision, index: number): RunState {
  if (!decision.ok) throw new ReplayError(index, decision);
  return decision.state;
}
