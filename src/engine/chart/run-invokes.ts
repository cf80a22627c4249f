import type { ActionDefinition } from './action-definition.js';
import type { OneOrMany } from './one-or-many.js';
import type { TransitionsDefinition } from './transition-definition.js';

/** Starts a run of another playbook on entering the state, and waits for its end while the state is active. */
export interface InvokePlaybookDefinition {
  readonly src: 'playbook';
  readonly id?: string;
  readonly input: ChildDefinition;
  /** Taken with `event.output`, what the child's `output` declares. */
  readonly onDone?: TransitionsDefinition;
  /** Taken with `event.error`, `{code, message}`, when the child cannot be started or is cancelled. */
  readonly onError?: TransitionsDefinition;
}

/** Which playbook a child run is of, what it is given, and what becomes of it. */
export interface ChildDefinition {
  /** Key of the playbook. */
  readonly playbook: string;
  /** Its newest published version when the child is started, unless one is named. */
  readonly version?: number;
  /** CEL expressions over `context` by the name of the child's input field. */
  readonly input?: Readonly<Record<string, string>>;
  /** Role of the child to the role of this playbook whose holders fill it where the team has named nobody for it. */
  readonly roles?: Readonly<Record<string, string>>;
  /** What becomes of the child when the state is left before its end. Default `cancel`. */
  readonly whenLeft?: 'cancel' | 'runOn';
  /** What undoes it when the run is cancelled after the child was completed. `event.output` is the child's. */
  readonly compensation?: OneOrMany<ActionDefinition>;
}

/** Waits in line for a lock on entering the state, and holds it until the state is left. */
export interface InvokeLockDefinition {
  readonly src: 'lock';
  readonly id?: string;
  readonly input: LockUse;
  /** Taken when the lock is granted. */
  readonly onDone?: TransitionsDefinition;
}

export interface LockUse {
  /** Name of the lock in the playbook. */
  readonly lock: string;
  /** CEL over `context`, a text: there is one lock for each value of it. */
  readonly key?: string;
}
