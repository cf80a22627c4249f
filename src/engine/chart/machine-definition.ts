import type { JsonObject, JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { ActionDefinition } from './action-definition.js';
import type { InvokeInstancesDefinition } from './instances-definition.js';
import type { OneOrMany } from './one-or-many.js';
import type { InvokeLockDefinition, InvokePlaybookDefinition } from './run-invokes.js';
import type { TransitionsDefinition } from './transition-definition.js';
import type { InvokeServiceDefinition, InvokeTaskDefinition } from './work-invokes.js';

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
