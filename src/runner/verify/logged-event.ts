import type { Effect } from '../../engine/run/effect.js';
import { isJsonObject, type JsonObject } from '../../engine/json.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import type { Actor } from '../actor.js';

/** An event as the log keeps it. */
export interface StoredEvent {
  readonly seq: number;
  readonly type: string;
  readonly moves: boolean;
  readonly payload: JsonObject;
  readonly at: Date;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly effects: readonly Effect[];
  readonly actor: Actor;
  readonly idempotencyKey: string | null;
  readonly requestHash: string | null;
  /** In hex; null for what was logged before logs were chained. */
  readonly hash: string | null;
}

/** What the chart was given, read back from the log; null for an event that did not move the chart. */
export function toRunEvent({ type, moves, payload }: StoredEvent): RunEvent | null {
  if (!moves) return null;
  switch (type) {
    case 'run.started':
      return { type, input: objectAt(payload, 'input') };
    case 'task.closed':
      return {
        type,
        invocation: textAt(payload, 'invocation'),
        outcome: textAt(payload, 'outcome'),
        form: objectAt(payload, 'form'),
        by: textAt(payload, 'by'),
      };
    case 'event.sent':
      return {
        type,
        name: textAt(payload, 'name'),
        payload: objectAt(payload, 'payload'),
        by: textAt(payload, 'by'),
      };
    case 'kpi.observed':
      return {
        type,
        kpi: textAt(payload, 'kpi'),
        value: Number(payload['value']),
        by: textAt(payload, 'by'),
      };
    case 'timer.fired':
      return { type, timer: textAt(payload, 'timer') };
    case 'service.answered':
      return { type, invocation: textAt(payload, 'invocation'), output: payload['output'] ?? null };
    case 'service.answeredLate':
      return { type, service: textAt(payload, 'service'), output: payload['output'] ?? null };
    case 'service.failed': {
      const error = objectAt(payload, 'error');
      return {
        type,
        invocation: textAt(payload, 'invocation'),
        error: { code: textAt(error, 'code'), message: textAt(error, 'message') },
      };
    }
    case 'child.completed':
      return { type, invocation: textAt(payload, 'invocation'), output: payload['output'] ?? null };
    case 'child.failed': {
      const error = objectAt(payload, 'error');
      return {
        type,
        invocation: textAt(payload, 'invocation'),
        error: { code: textAt(error, 'code'), message: textAt(error, 'message') },
      };
    }
    case 'lock.granted':
      return { type, invocation: textAt(payload, 'invocation') };
    case 'run.paused': {
      const withParent = payload['withParent'] === true;
      const told = { by: textAt(payload, 'by'), reason: textAt(payload, 'reason') };
      return { type, ...told, ...(withParent && { withParent }) };
    }
    case 'run.resumed':
    case 'run.cancelled':
      return { type, by: textAt(payload, 'by'), reason: textAt(payload, 'reason') };
    default:
      return null;
  }
}

function textAt(payload: JsonObject, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}

function objectAt(payload: JsonObject, key: string): JsonObject {
  const value = payload[key];
  return isJsonObject(value) ? value : {};
}
