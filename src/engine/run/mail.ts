import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import type {
  ChildCompleted,
  ChildFailed,
  EventSent,
  KpiObserved,
  LockGranted,
  ServiceAnswered,
  ServiceFailed,
} from './run-event.js';

/** Something that waits in a run's mailbox: kept because no state took it, or held because the run is paused. */
export interface Mail {
  readonly event: MailEvent;
  /** When it is thrown out unless it was taken by then. Only events of the playbook can have such an instant. */
  readonly expiresAt: string | null;
}

export type MailEvent = EventSent | KpiObserved | AnswerEvent;

/** What an invocation of the run waits for: a service's answer, a child's end, a lock's grant. */
export type AnswerEvent = ServiceAnswered | ServiceFailed | ChildCompleted | ChildFailed | LockGranted;

/** A run keeps at most this many events and observations; answers always fit. */
export const MAILBOX_SIZE = 1_000;

/** The name by which effects speak of it. */
export function mailName({ event }: Mail): string {
  return event.type === 'event.sent' ? event.name : event.type;
}

/** True when the answer to this invocation waits here. */
export function isAnswerTo({ event }: Mail, invocation: string): boolean {
  return 'invocation' in event && event.invocation === invocation;
}

export function writeMail({ event, expiresAt }: Mail): JsonObject {
  return { event: writeEvent(event), ...(expiresAt !== null && { expiresAt }) };
}

function writeEvent(event: MailEvent): JsonObject {
  return 'error' in event ? { ...event, error: { ...event.error } } : { ...event };
}

/** Reads back what `writeMail` wrote; nothing for anything else. */
export function readMail(json: JsonValue): Mail[] {
  if (!isJsonObject(json) || !isJsonObject(json['event'])) return [];
  const event = readEvent(json['event']);
  const { expiresAt } = json;
  return event === null ? [] : [{ event, expiresAt: typeof expiresAt === 'string' ? expiresAt : null }];
}

function readEvent(json: JsonObject): MailEvent | null {
  const text = (key: string, from = json) => {
    const value = from[key];
    return typeof value === 'string' ? value : '';
  };
  switch (json['type']) {
    case 'event.sent':
      return { type: 'event.sent', name: text('name'), payload: objectIn(json, 'payload'), by: text('by') };
    case 'kpi.observed':
      return { type: 'kpi.observed', kpi: text('kpi'), value: Number(json['value']), by: text('by') };
    case 'service.answered':
    case 'child.completed':
      return { type: json['type'], invocation: text('invocation'), output: json['output'] ?? null };
    case 'lock.granted':
      return { type: 'lock.granted', invocation: text('invocation') };
    case 'service.failed':
    case 'child.failed': {
      const error = objectIn(json, 'error');
      return {
        type: json['type'],
        invocation: text('invocation'),
        error: { code: text('code', error), message: text('message', error) },
      };
    }
    default:
      return null;
  }
}

function objectIn(json: JsonObject, key: string): JsonObject {
  const value = json[key];
  return isJsonObject(value) ? value : {};
}
