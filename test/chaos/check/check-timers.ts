import type { JsonValue } from '../../../src/engine/json.js';
import type { Effect } from '../../../src/engine/run/effect.js';
import { CLOCK_TOLERANCE_MS } from './check-log.js';
import { type Finding, finder, type RunHistory } from './run-history.js';

interface PendingTimer {
  readonly dueAt: Date;
  readonly setSeq: number;
}

/** A timer that fired, and how late its firing was committed; null where the database has forgotten when that was. */
export interface Firing {
  readonly timer: string;
  readonly latenessMs: number | null;
}

export interface TimerCheck {
  readonly findings: readonly Finding[];
  readonly firings: readonly Firing[];
}

/**
 * Walks the log: each timer fires once for each time it was set, and neither its event's instant nor its commit (by the
 * database's own clock, with the tolerance) lies before its due date. What is left over at the end is what is stored.
 */
export function checkTimers({ runId, events, timers }: RunHistory): TimerCheck {
  const find = finder('timers', runId);
  const findings: Finding[] = [];
  const firings: Firing[] = [];
  const pending = new Map<string, PendingTimer>();
  for (const { seq, type, payload, at, committedAt, effects } of events) {
    if (type === 'timer.fired') {
      const timer = textAt(payload['timer']);
      const set = pending.get(timer);
      pending.delete(timer);
      const latenessMs = set && committedAt ? committedAt.getTime() - set.dueAt.getTime() : null;
      firings.push({ timer, latenessMs });
      const evidence = { timer, seq, at, committedAt, ...set };
      if (!set) findings.push(find(`event ${seq} fires a timer that is not set, or has fired`, evidence));
      else if (at < set.dueAt)
        findings.push(find(`event ${seq} fires a timer that is not due yet`, evidence));
      if (latenessMs !== null && latenessMs < -CLOCK_TOLERANCE_MS) {
        findings.push(find(`event ${seq} was committed before its timer was due`, evidence));
      }
    }
    for (const effect of effects) apply(pending, effect, seq);
  }
  const stored = timers.map(({ timer, dueAt }) => `${timer} ${dueAt.toISOString()}`).sort();
  const expected = [...pending].map(([timer, { dueAt }]) => `${timer} ${dueAt.toISOString()}`).sort();
  if (stored.join('\n') !== expected.join('\n'))
    findings.push(find('other timers are stored than are set', { stored, expected }));
  return { findings, firings };
}

function apply(pending: Map<string, PendingTimer>, effect: Effect, seq: number): void {
  if (effect.type === 'timer.clear') pending.delete(effect.timer);
  if (effect.type !== 'timer.set' && effect.type !== 'timer.move') return;
  pending.set(effect.timer, { dueAt: new Date(effect.dueAt), setSeq: seq });
}

function textAt(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
