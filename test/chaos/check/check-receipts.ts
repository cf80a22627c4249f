import { type Entry, verdictOf } from '../load/ledger.js';
import { type Finding, finder, type HistoryEvent, type RunHistory } from './run-history.js';

const KEY = /chaos:[\w:]+/g;

/**
 * Compares what clients were told with a run's log. An event counts for a request when it was logged under its key or when
 * its content names it: the second finds also what slipped past the first.
 */
export function checkReceipts({ runId, events }: RunHistory, entries: readonly Entry[]): Finding[] {
  const find = finder('receipts', runId);
  const byKey = eventsByKey(events);
  const findings: Finding[] = [];
  for (const entry of entries) {
    const { key, operation, attempts } = entry;
    const found = byKey.get(key) ?? [];
    const seqs = found.map(({ seq }) => seq);
    const verdict = verdictOf(entry);
    const tell = (what: string): unknown =>
      findings.push(find(`${operation} ${key} ${what}`, { attempts, seqs }));
    if (found.length > 1) tell(`is in the log ${found.length} times`);
    if (verdict === 'acknowledged' && found.length === 0) tell('was acknowledged and is not in the log');
    if (verdict === 'refused' && found.length > 0) tell('was refused and is in the log');
    if (attempts.some(isTakenBack)) tell('was acknowledged, and refused when it was repeated');
    const [event] = found;
    const told = attempts.flatMap(({ outcome }) =>
      outcome.kind === 'acknowledged' ? [outcome.version] : [],
    );
    if (event && told.some((version) => version < event.seq))
      tell('was acknowledged before it was in the log');
  }
  const asked = new Set(entries.map(({ key }) => key));
  for (const key of byKey.keys())
    if (!asked.has(key)) findings.push(find(`${key} is in the log of a run it was not for`));
  return findings;
}

function isTakenBack({ afterAcknowledgement, outcome }: Entry['attempts'][number]): boolean {
  return afterAcknowledgement && outcome.kind === 'refused';
}

function eventsByKey(events: readonly HistoryEvent[]): Map<string, HistoryEvent[]> {
  const byKey = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const inContent = JSON.stringify(event.payload).match(KEY) ?? [];
    const keys = new Set(event.idempotencyKey === null ? inContent : [event.idempotencyKey, ...inContent]);
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), event]);
  }
  return byKey;
}
