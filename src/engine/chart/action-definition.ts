import type { LocalizedText } from '../localized-text.js';

/** The fixed vocabulary of what a transition, an entry or an exit does. */
export type ActionDefinition =
  | SetAction
  | NotifyAction
  | EscalateAction
  | RaiseAction
  | RecordAction
  | CallAction
  | AddInstancesAction
  | CancelInstancesAction
  | CompleteInstancesAction;

/** Puts the values of CEL expressions into context fields; all are read before any is written. */
export interface SetAction {
  readonly type: 'set';
  readonly params: Readonly<Record<string, string>>;
}

/** Tells people something. `to`: `lead`, `team`, or a role key. */
export interface NotifyAction {
  readonly type: 'notify';
  readonly params: { readonly to: string; readonly message: LocalizedText };
}

/** Brings a late or stuck matter, and the task it is about, before somebody. `to`: `lead`, `sponsor`, or a role key. */
export interface EscalateAction {
  readonly type: 'escalate';
  readonly params: { readonly to: string; readonly task?: string; readonly message: LocalizedText };
}

/** Sends an event to the run itself, taken in the same step. */
export interface RaiseAction {
  readonly type: 'raise';
  readonly params: { readonly event: string };
}

/** Observes a KPI: what the CEL expression yields is kept, reported, and taken by the chart like any `kpi.observed`. */
export interface RecordAction {
  readonly type: 'record';
  readonly params: { readonly kpi: string; readonly value: string };
}

/** Calls a service without waiting: no state hears of the answer, nor of a failure. `input`: CEL by name. */
export interface CallAction {
  readonly type: 'call';
  readonly params: { readonly service: string; readonly input?: Readonly<Record<string, string>> };
}

/** Adds instances to those of an `instances` invoke whose state is active and whose condition has not held. */
export interface AddInstancesAction {
  readonly type: 'addInstances';
  /** `to` is the invoke's id; exactly one of `forEach` (CEL list) and `count` (whole number or CEL) is given. */
  readonly params: { readonly to: string; readonly forEach?: string; readonly count?: number | string };
}

/** Withdraws every unfinished instance; the invoke's `onDone` is not taken any more. */
export interface CancelInstancesAction {
  readonly type: 'cancelInstances';
  readonly params: { readonly of: string };
}

/** Withdraws every unfinished instance and takes the invoke's `onDone`: those that are finished count. */
export interface CompleteInstancesAction {
  readonly type: 'completeInstances';
  readonly params: { readonly of: string };
}
