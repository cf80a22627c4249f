import type { Actor } from '../../../src/runner/actor.js';
import type { LoggedEvent } from '../../../src/runner/change/run-change.js';

/** Everything that is stored of a run and that the checks look at, read at one instant. */
export interface RunHistory {
  readonly runId: string;
  readonly status: string;
  readonly seq: number;
  /** Of the last event's hash, in hex; null where the log is not chained. */
  readonly head: string | null;
  readonly events: readonly HistoryEvent[];
  readonly tasks: readonly HistoryTask[];
  readonly timers: readonly HistoryTimer[];
  readonly incidents: readonly string[];
  /** Calls to services that are not answered yet. */
  readonly pendingCalls: number;
}

export interface HistoryEvent extends LoggedEvent {
  readonly seq: number;
  readonly actor: Actor;
  /** The instant that the log gives it. */
  readonly at: Date;
  /** When its transaction was committed, by the database's own clock; null where that is forgotten. */
  readonly committedAt: Date | null;
  /** In hex; null where the log is not chained. */
  readonly hash: string | null;
}

export interface HistoryTask {
  readonly id: string;
  readonly invocation: string;
  readonly status: string;
  readonly openedSeq: number;
  readonly closedSeq: number | null;
}

export interface HistoryTimer {
  readonly timer: string;
  readonly dueAt: Date;
  /** It does not fire by itself: it failed, or its run is paused. */
  readonly still: boolean;
}

/** Something that must not be, with what shows it. */
export interface Finding {
  readonly check: string;
  readonly runId: string | null;
  readonly what: string;
  readonly evidence?: unknown;
}

/** A finding about the run, in short. */
export function finder(check: string, runId: string | null) {
  return (what: string, evidence?: unknown): Finding => ({
    check,
    runId,
    what,
    ...(evidence !== undefined && { evidence }),
  });
}
