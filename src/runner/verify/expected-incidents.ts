import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import type { StoredEvent } from './logged-event.js';
import type { StoredIncident, StoredRun } from './stored-run.js';

interface ToldOpening {
  readonly cause: string;
  readonly at: number;
  /** What its detail must say, at least. */
  readonly about: JsonObject;
}

/** Causes that are opened by an entry of the log that says so, each by one of its own. */
const LOGGED_EACH: ReadonlySet<string> = new Set(['CALL_FAILED', 'CHART_FAULT', 'TIMER_FAILED']);

/** What an entry says besides the incident's detail. */
const NO_DETAIL: ReadonlySet<string> = new Set(['cause', 'message', 'count', 'incidentId']);

/**
 * Gathers from a run's log which incidents were opened, counted again, and closed on request. Those that close by
 * themselves are not named there: they must close with an entry that took away their cause.
 */
export class ExpectedIncidents {
  readonly #opened: ToldOpening[] = [];
  /** By the incident's id: when, and how. */
  readonly #closed = new Map<string, { readonly at: number; readonly type: string }>();
  readonly #counts = new Map<string, number>();
  readonly #instants = new Set<number>();
  /** When calls and timers were over, as `name instant`. */
  readonly #over = new Set<string>();
  #endedAt: number | null = null;

  /** To be told every entry, in order. */
  note({ type, moves, at, payload, effects }: StoredEvent): void {
    const now = at.getTime();
    this.#instants.add(now);
    if (type === 'incident.opened') this.#open(now, payload);
    if (!moves && type === 'service.failed')
      this.#add('CALL_FAILED', now, { callId: payload['callId'] ?? null });
    if (!moves && type === 'child.failed')
      this.#add('CHILD_FAILED', now, { runId: payload['runId'] ?? null });
    if (!moves && type === 'service.answeredLate')
      this.#add('CHART_FAULT', now, { callId: payload['callId'] ?? null, late: true });
    const { retried } = payload;
    const closing = isJsonObject(retried) ? retried['incidentId'] : payload['incidentId'];
    if (typeof closing === 'string' && type !== 'incident.opened')
      this.#closed.set(closing, { at: now, type });
    if (type === 'incident.retried') this.#over.add(`${nameIn(payload['invocation'])} ${now}`);
    if (type === 'timer.fired') this.#over.add(`${nameIn(payload['timer'])} ${now}`);
    for (const effect of effects) {
      if (effect.type === 'timer.clear' || effect.type === 'timer.set')
        this.#over.add(`${effect.timer} ${now}`);
      if (effect.type === 'service.cancel' || effect.type === 'service.call')
        this.#over.add(`${effect.invocation} ${now}`);
      if (effect.type === 'run.done' || effect.type === 'run.cancelled') this.#endedAt = now;
    }
  }

  areIncidents({ incidents, timers }: StoredRun): boolean {
    const ids = new Set(incidents.map(({ id }) => id));
    const parked = new Set(timers.filter((timer) => timer.parked).map(({ timer }) => timer));
    return (
      this.#opened.every((told) => incidents.some((row) => isOf(row, told))) &&
      [...this.#closed.keys()].every((id) => ids.has(id)) &&
      this.#countsOf(LOGGED_EACH, incidents) &&
      incidents.every((row) => this.#instants.has(Date.parse(row.openedAt))) &&
      incidents.every((row) => (this.#counts.get(row.id) ?? 1) === countIn(row.detail)) &&
      incidents.every((row) => (row.resolvedAt === null ? this.#mayBeOpen(row, parked) : this.#isClosed(row)))
    );
  }

  #open(at: number, payload: JsonObject): void {
    const { incidentId, cause } = payload;
    if (typeof incidentId === 'string') {
      this.#counts.set(incidentId, countIn(payload));
      return;
    }
    const about = Object.entries(payload).filter(([key]) => !NO_DETAIL.has(key));
    this.#add(nameIn(cause), at, Object.fromEntries(about));
  }

  #add(cause: string, at: number, about: JsonObject): void {
    this.#opened.push({ cause, at, about });
  }

  #countsOf(causes: ReadonlySet<string>, incidents: readonly StoredIncident[]): boolean {
    const rows = incidents.filter(({ cause }) => causes.has(cause)).length;
    return rows === this.#opened.filter(({ cause }) => causes.has(cause)).length;
  }

  /** A compensation's call is still to be made when the run has ended; nothing else is. */
  #mayBeOpen({ id, cause, detail }: StoredIncident, parked: ReadonlySet<string>): boolean {
    if (this.#closed.has(id)) return false;
    if (cause === 'CALL_FAILED' && detail['invocation'] === null) return true;
    if (detail['late'] === true) return true;
    if (cause === 'TIMER_FAILED' && !parked.has(nameIn(detail['timer']))) return false;
    return this.#endedAt === null;
  }

  #isClosed({ id, cause, detail, resolution, resolvedAt }: StoredIncident): boolean {
    const at = Date.parse(resolvedAt ?? '');
    const told = this.#closed.get(id);
    if (told !== undefined) {
      return told.at === at && (told.type === 'incident.resolved' || resolution === 'retried');
    }
    if (resolution !== 'gone' || !this.#instants.has(at)) return false;
    if (this.#endedAt === at) return true;
    const about = cause === 'TIMER_FAILED' ? detail['timer'] : detail['invocation'];
    const isNamed = cause === 'TIMER_FAILED' || cause === 'CALL_FAILED';
    return !isNamed || this.#over.has(`${nameIn(about)} ${at}`);
  }
}

function isOf({ cause, openedAt, detail }: StoredIncident, told: ToldOpening): boolean {
  if (cause !== told.cause || Date.parse(openedAt) !== told.at) return false;
  return Object.entries(told.about).every(([key, value]) => isDeepStrictEqual(detail[key], value));
}

function countIn({ count }: JsonObject): number {
  return typeof count === 'number' ? count : 1;
}

function nameIn(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
