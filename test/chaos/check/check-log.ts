import { type Finding, finder, type RunHistory } from './run-history.js';

/**
 * How far an event's instant may lie after its commit by the database's clock. The service's clock follows the database's
 * within a round trip; on a busy machine that takes a while.
 */
export const CLOCK_TOLERANCE_MS = 100;

/** The log by itself: whole, in order, dated in order, by the database's clock, and chained where it is chained. */
export function checkLog({ runId, seq, head, events }: RunHistory): Finding[] {
  const find = finder('log', runId);
  const findings: Finding[] = [];
  if (events.length !== seq) findings.push(find(`the run counts ${seq} events and has ${events.length}`));
  const started = new Map<unknown, number>();
  let previous: RunHistory['events'][number] | null = null;
  for (const [index, event] of events.entries()) {
    const { at, committedAt, type, payload } = event;
    if (event.seq !== index + 1) findings.push(find(`event ${index + 1} is missing`, { seq: event.seq }));
    if (previous && at < previous.at)
      findings.push(
        find(`event ${event.seq} is dated before the one before it`, { at, before: previous.at }),
      );
    if (previous?.committedAt && committedAt && committedAt < previous.committedAt) {
      findings.push(
        find(`event ${event.seq} was committed before the one before it`, {
          committedAt,
          before: previous.committedAt,
        }),
      );
    }
    if (committedAt && at.getTime() > committedAt.getTime() + CLOCK_TOLERANCE_MS) {
      findings.push(find(`event ${event.seq} is dated after its commit`, { at, committedAt }));
    }
    if (previous?.hash && event.hash === null) findings.push(find(`event ${event.seq} is not chained`));
    if (type === 'task.started') {
      const first = started.get(payload['taskId']);
      if (first !== undefined)
        findings.push(find(`a task is started by events ${first} and ${event.seq}`, payload));
      started.set(payload['taskId'], event.seq);
    }
    previous = event;
  }
  if ((previous?.hash ?? null) !== head) {
    findings.push(find('the head is not the hash of the last event', { head, hash: previous?.hash }));
  }
  return findings;
}
