import type { JsonObject, JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { ActionDefinition } from './action-definition.js';
import type { GuardDefinition } from './guard-definition.js';
import type { InvokeInstancesDefinition } from './instances-definition.js';
import type { InvokeLockDefinition, InvokePlaybookDefinition } from './run-invokes.js';

/** The `machine` of a playbook: a plain XState v5 config in which everything is named, so that it is JSON. */
export interface MachineDefinition extends StateDefinition {
  /** Fields the chart keeps while it runs, with their first values. `input` and `kpis` are added by compilation. */
  readonly context?: JsonObject;
}

export type StateType = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

/** One state as the author wrote it: XState's shorthands (a target alone, one instead of a list) are kept. */
export interface StateDefinition {
  readonly id?: string;
  readonly type?: StateType;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateDefinition>>;
  readonly entry?: OneOrMany<ActionDefinition>;
  readonly exit?: OneOrMany<ActionDefinition>;
  readonly invoke?: OneOrMany<InvokeDefinition>;
  readonly on?: Readonly<Record<string, TransitionsDefinition>>;
  /** Keys are ISO 8601 durations or names of the playbook's timers. */
  readonly after?: Readonly<Record<string, TransitionsDefinition>>;
  readonly always?: TransitionsDefinition;
  readonly onDone?: TransitionsDefinition;
  readonly history?: 'shallow' | 'deep';
  /** Of a history state: where to go when there is no history yet. */
  readonly target?: string;
  readonly output?: JsonValue;
  readonly tags?: OneOrMany<string>;
  /** A note among authors, as Stately's editor keeps it. What people see is `meta`. */
  readonly description?: string;
  readonly meta?: { readonly title: LocalizedText; readonly description?: LocalizedText };
}

export type InvokeDefinition =
  | InvokeTaskDefinition
  | InvokeServiceDefinition
  | InvokePlaybookDefinition
  | InvokeLockDefinition
  | InvokeInstancesDefinition;

/** Opens a task or an approval while the state is active. */
export interface InvokeTaskDefinition {
  readonly src: 'task' | 'approval';
  readonly id?: string;
  readonly input: { readonly task: string };
  readonly onDone?: TransitionsDefinition;
}

/** Calls a service on entering the state, and waits for its answer while the state is active. */
export interface InvokeServiceDefinition {
  readonly src: 'service';
  readonly id?: string;
  /** The service's key, and CEL expressions over `context` by the name under which the service reads them in `input`. */
  readonly input: { readonly service: string; readonly input?: Readonly<Record<string, string>> };
  /** Taken with `event.output`, the answer. */
  readonly onDone?: TransitionsDefinition;
  /** Taken with `event.error`, `{code, message}`, when every attempt has failed. */
  readonly onError?: TransitionsDefinition;
}

export interface TransitionDefinition {
  readonly target?: OneOrMany<string>;
  readonly guard?: GuardDefinition;
  readonly actions?: OneOrMany<ActionDefinition>;
  readonly reenter?: boolean;
  readonly description?: string;
  readonly meta?: { readonly title: LocalizedText };
}

/** A target alone, one transition, or several of which the first whose guard holds is taken. */
export type TransitionsDefinition = OneOrMany<string | TransitionDefinition>;

export type OneOrMany<T> = T | readonly T[];
