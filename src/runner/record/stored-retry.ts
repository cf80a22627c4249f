import type { Actor } from '../actor.js';
import type { CommandRequest, IncidentRequest } from '../command-request.js';
import type { ChildDraft } from './child-run.js';
import type { KeyedRequest } from './keyed-request.js';
import type { CallDraft } from './service-call.js';

/** What an incident keeps so that it can be tried again. */
export type StoredRetry = StoredCommand | StoredTimer | StoredCall | StoredChild;

/** A command that the chart failed on, as its sender gave it. */
export interface StoredCommand {
  readonly kind: 'command';
  readonly actor: Actor;
  readonly command: RetriableCommand;
  /** Under which the sender would find it in the log: a repeat is then not taken a second time. */
  readonly request: KeyedRequest | null;
}

export type RetriableCommand = Exclude<CommandRequest, IncidentRequest>;

/** A timer that is parked. */
export interface StoredTimer {
  readonly kind: 'timer';
  readonly timer: string;
}

/** A child run that failed. */
export interface StoredChild {
  readonly kind: 'child';
  readonly child: ChildDraft;
}

/** A call that gave up. */
export interface StoredCall {
  readonly kind: 'call';
  readonly call: CallDraft;
}
