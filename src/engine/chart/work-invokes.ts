import type { TransitionsDefinition } from './transition-definition.js';

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
