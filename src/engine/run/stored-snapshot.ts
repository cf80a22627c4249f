import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';

/** What is inside `RunState.snapshot`, read apart. */
export interface StoredSnapshot {
  /** XState's state value. */
  readonly value: JsonValue;
  readonly context: JsonObject;
  /** Whether each invocation that the active states hold is still open, by invocation id. */
  readonly children: ReadonlyMap<string, 'active' | 'done'>;
  /** Ids of the states each history state remembers, by the history state's id. */
  readonly historyValue: JsonObject;
  /** Due instants of the pending timers, by timer id. */
  readonly timers: ReadonlyMap<string, string>;
}

/** Reads a snapshot that the engine wrote. What is not there counts as empty. */
export function readSnapshot(snapshot: JsonObject): StoredSnapshot {
  return {
    value: snapshot['value'] ?? {},
    context: objectAt(snapshot, 'context'),
    children: new Map(
      Object.entries(objectAt(snapshot, 'children')).map(([id, child]): [string, 'active' | 'done'] => [
        id,
        isDone(child) ? 'done' : 'active',
      ]),
    ),
    historyValue: objectAt(snapshot, 'historyValue'),
    timers: new Map(
      Object.entries(objectAt(snapshot, 'timers')).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
}

/** Invocations whose task is open, in the order they were opened. */
export function openInvocations({ children }: Pick<StoredSnapshot, 'children'>): string[] {
  return [...children].filter(([, status]) => status === 'active').map(([id]) => id);
}

function isDone(child: JsonValue): boolean {
  return isJsonObject(child) && isJsonObject(child['snapshot']) && child['snapshot']['status'] === 'done';
}

function objectAt(snapshot: JsonObject, key: string): JsonObject {
  const value = snapshot[key];
  return isJsonObject(value) ? value : {};
}
