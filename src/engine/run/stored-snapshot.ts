import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { readCompletion, type Completion } from './completion.js';
import type { ChildStatus } from './effect-ledger.js';
import { readMail, type Mail } from './mail.js';

/** What is inside `RunState.snapshot`, read apart. */
export interface StoredSnapshot {
  /** XState's state value. */
  readonly value: JsonValue;
  readonly context: JsonObject;
  /** Whether each invocation that the active states hold is still open, by invocation id. */
  readonly children: ReadonlyMap<string, ChildStatus>;
  /** Those of the invocations that are calls of services. */
  readonly calls: ReadonlySet<string>;
  /** Ids of the states each history state remembers, by the history state's id. */
  readonly historyValue: JsonObject;
  /** Due instants of the pending timers, by timer id. */
  readonly timers: ReadonlyMap<string, string>;
  /** What waits, in order of arrival. */
  readonly mailbox: readonly Mail[];
  /** What a cancellation would have to compensate, oldest first. */
  readonly completed: readonly Completion[];
  /** Since when the run is paused; `null` when it is not. */
  readonly pausedAt: string | null;
}

const NOTHING: readonly never[] = [];

/** Reads a snapshot that the engine wrote. What is not there counts as empty. */
export function readSnapshot(snapshot: JsonObject): StoredSnapshot {
  const children = Object.entries(objectAt(snapshot, 'children'));
  const { mailbox, completed } = snapshot;
  return {
    value: snapshot['value'] ?? {},
    context: objectAt(snapshot, 'context'),
    children: new Map(children.map(([id, child]) => [id, isDone(child) ? 'done' : 'active'])),
    calls: new Set(children.filter(([, child]) => isCall(child)).map(([id]) => id)),
    historyValue: objectAt(snapshot, 'historyValue'),
    timers: new Map(
      Object.entries(objectAt(snapshot, 'timers')).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    mailbox: Array.isArray(mailbox) ? mailbox.flatMap(readMail) : NOTHING,
    completed: Array.isArray(completed) ? completed.flatMap(readCompletion) : NOTHING,
    pausedAt: pausedAt(snapshot),
  };
}

/** Invocations whose task is open, in the order they were opened. */
export function openInvocations({ children, calls }: Pick<StoredSnapshot, 'children' | 'calls'>): string[] {
  return active(children).filter((id) => !calls.has(id));
}

/** Invocations whose call of a service has neither been answered nor failed, in the order they were called. */
export function pendingCalls({ children, calls }: Pick<StoredSnapshot, 'children' | 'calls'>): string[] {
  return active(children).filter((id) => calls.has(id));
}

function active(children: StoredSnapshot['children']): string[] {
  return [...children].filter(([, status]) => status === 'active').map(([id]) => id);
}

function isDone(child: JsonValue): boolean {
  return isJsonObject(child) && isJsonObject(child['snapshot']) && child['snapshot']['status'] === 'done';
}

function isCall(child: JsonValue): boolean {
  return isJsonObject(child) && child['src'] === 'service';
}

function pausedAt({ paused }: JsonObject): string | null {
  return isJsonObject(paused) && typeof paused['at'] === 'string' ? paused['at'] : null;
}

function objectAt(snapshot: JsonObject, key: string): JsonObject {
  const value = snapshot[key];
  return isJsonObject(value) ? value : {};
}
