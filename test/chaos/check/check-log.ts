import { type Finding, finder, type HistoryEvent, type RunHistory } from './run-history.js';

/**
 * How far an event's instant may lie after its commit by the database's clock. The service's clock follows the database's
 * within a round trip; on a busy machine that takes a while.
 */
export const CLOCK_TOLERANCE_MS = 100;

/** The log by itself: whole, in order, and dated in order by the database's clock; no task begins twice. */
export function checkLog({ runId, seq, events }: RunHistory): Finding[] {
  const find = finder('log', runId);
  const findings =
    events.length === seq ? [] : [find(`the run counts ${seq} events and has ${events.length}`)];
  for (const [index, event] of events.entries()) {
    const { at, committedAt } = event;
    if (event.seq !== index + 1) findings.push(find(`event ${index + 1} is missing`, { seq: event.seq }));
    const before = events[index - 1];
    const order = before ? disorderOf(before, event) : null;
    if (order !== null) findings.push(find(`event ${event.seq} ${order}`, [datesOf(before), datesOf(event)]));
    if (committedAt && at.getTime() > committedAt.getTime() + CLOCK_TOLERANCE_MS) {
      findings.push(find(`event ${event.seq} is dated after its commit`, datesOf(event)));
    }
  }
  const starts = events.filter(({ type }) => type === 'task.started');
  const tasks = new Set(starts.map(({ payload }) => payload['taskId']));
  if (tasks.size < starts.length) findings.push(find('a task is started twice', starts));
  return findings;
}

function disorderOf(before: HistoryEvent, event: HistoryEvent): string | null {
  if (event.at < before.at) return 'is dated before the one before it';
  const isCommittedBefore = before.committedAt && event.committedAt && event.committedAt < before.committedAt;
  return isCommittedBefore ? 'was committed before the one before it' : null;
}

function datesOf(event: HistoryEvent | undefined): unknown {
  return { seq: event?.seq, type: event?.type, at: event?.at, committedAt: event?.committedAt };
}
