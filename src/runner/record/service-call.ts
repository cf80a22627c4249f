import type { JsonObject } from '../../engine/json.js';

/** A call out to a service, as it is to be made. */
export interface CallDraft {
  /** Null for one that no state waits for. */
  readonly invocation: string | null;
  readonly service: string;
  readonly state: string;
  readonly request: JsonObject;
}

/** One with the id under which its answer comes. */
export interface NewCall extends CallDraft {
  readonly id: string;
}

export interface CallClosed {
  readonly id: string;
  readonly status: 'answered' | 'failed' | 'cancelled';
  /** Why it failed. */
  readonly error: string | null;
}

/** A call out to a service that has not been answered. */
export type ServiceCallRecord = NewCall;
