import { isDeepStrictEqual } from 'node:util';
import type { Chart } from '../../engine/chart/chart.js';
import { decide } from '../../engine/run/decide.js';
import type { Decision } from '../../engine/run/decision.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import type { RunState } from '../../engine/run/run-state.js';
import { startRun } from '../../engine/run/start-run.js';
import { type StoredEvent, toRunEvent } from './logged-event.js';

/** Where a log leads, or the first place where it lies. */
export interface Replay {
  readonly state: RunState | null;
  /** In English, for operators; empty when every entry says what its chart says. */
  readonly problems: readonly string[];
}

/**
 * Takes every event of the log through the chart again and compares, entry by entry, states and effects with what was
 * written. Stops at the first entry that differs.
 */
export function replayLog(chart: Chart, log: readonly StoredEvent[]): Replay {
  let state: RunState | null = null;
  for (const [index, entry] of log.entries()) {
    if (entry.seq !== index + 1) return lie(state, `event ${index + 1} is missing from the log`);
    const event = toRunEvent(entry);
    if (event === null) {
      const problem = checkStill(entry, state);
      if (problem !== null) return lie(state, problem);
      continue;
    }
    const decision = decideAgain(chart, state, event, entry.at.toISOString());
    const problem = compare(entry, decision);
    if (problem !== null || !decision?.ok) return lie(state, problem ?? `event ${entry.seq} is not accepted`);
    state = decision.state;
  }
  return { state, problems: state === null ? ['the log is empty'] : [] };
}

function decideAgain(chart: Chart, state: RunState | null, event: RunEvent, at: string): Decision | null {
  if (event.type === 'run.started') return state === null ? startRun(chart, event.input, at) : null;
  return state === null ? null : decide(chart, state, event, at);
}

function checkStill(entry: StoredEvent, state: RunState | null): string | null {
  if (entry.moves) return `event ${entry.seq} is of an unknown type, ${entry.type}`;
  if (entry.effects.length > 0) return `event ${entry.seq} has effects although it did not move the chart`;
  const still = isDeepStrictEqual(entry.from, entry.to) && isDeepStrictEqual(entry.to, state?.states);
  return still ? null : `event ${entry.seq} says other states than the chart`;
}

function compare(entry: StoredEvent, decision: Decision | null): string | null {
  if (decision === null) return `event ${entry.seq} (${entry.type}) does not belong there`;
  if (!decision.ok) return `event ${entry.seq} is refused: ${decision.message.en}`;
  if (!isDeepStrictEqual(entry.from, decision.from) || !isDeepStrictEqual(entry.to, decision.to)) {
    return `event ${entry.seq} says other states than the chart`;
  }
  const same = isDeepStrictEqual(entry.effects, plain(decision.effects));
  return same ? null : `event ${entry.seq} says other effects than the chart`;
}

function lie(state: RunState | null, problem: string): Replay {
  return { state, problems: [problem] };
}

/** As it comes back from the database: no undefined, no prototypes. */
export function plain<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value));
  return copy;
}
