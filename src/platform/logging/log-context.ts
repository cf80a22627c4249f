import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a piece of work carries, so that its lines can be found together. */
export interface LogFields {
  readonly requestId?: string;
  /** As in `Principal.id`. */
  readonly principalId?: string;
  readonly runId?: string;
  /** The name of a GraphQL operation; never its text or variables. */
  readonly operation?: string;
}

const storage = new AsyncLocalStorage<{ fields: LogFields }>();

/** Runs the work, and everything it starts, with these fields on top of those that already hold. */
export function withLogFields<T>(fields: LogFields, work: () => T): T {
  return storage.run({ fields: { ...currentLogFields(), ...fields } }, work);
}

/** Adds fields to the piece of work that is going on; does nothing outside any. */
export function addLogFields(fields: LogFields): void {
  const current = storage.getStore();
  if (current) current.fields = { ...current.fields, ...fields };
}

/** The fields that hold at present. */
export function currentLogFields(): LogFields {
  return storage.getStore()?.fields ?? {};
}

/** The function, bound to the piece of work that is going on: for listeners, which are called from anywhere. */
export function bindLogFields<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  // AsyncLocalStorage.bind would make a resource and a deprecated property for every request.
  const store = storage.getStore();
  return store === undefined ? listener : (...args) => storage.run(store, listener, ...args);
}
