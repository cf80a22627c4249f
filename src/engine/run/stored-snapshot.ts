import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { isInstanceSets, openInstancesIn, type InstanceSets } from '../instances/instance-set.js';
import { readCompletion, type Completion } from './completion.js';
import type { ChildStatus } from './effect-ledger.js';
import { readMail, type Mail } from './mail.js';

/** What is inside `RunState.snapshot`, read apart. */
export interface StoredSnapshot {
  /** XState's state value. */
  readonly value: JsonValue;
  readonly context: JsonObject;
  /** What became of the chart's instances, by the id of their invoke. */
  readonly instances: InstanceSets;
  /** Whether each invocation that the active states hold, and each open instance, is still open; by invocation id. */
  readonly children: ReadonlyMap<string, ChildStatus>;
  /** What each of them is: `task`, `approval`, `service`, `playbook` or `lock`. */
  readonly sources: ReadonlyMap<string, string>;
  /** Ids of the states each history state remembers, by the history state's id. */
  readonly historyValue: JsonObject;
  /** Due instants of the pending timers, by timer id. */
  readonly timers: ReadonlyMap<string, string>;
  /** What waits, in order of arrival. */
  readonly mailbox: readonly Mail[];
  /** What a cancellation would have to compensate, oldest first. */
  readonly completed: readonly Completion[];
  /** `null` when the run is not paused. */
  readonly paused: Pause | null;
}

/** Since when a run is paused, and whether that is because its parent is. */
// eslint-disable-next-line typescript/consistent-type-definitions -- an interface would not pass for JSON
export type Pause = { readonly at: string; readonly withParent?: true };

const NOTHING: readonly never[] = [];
const NO_SETS: InstanceSets = {};

/** Reads a snapshot that the engine wrote. What is not there counts as empty. */
export function readSnapshot(snapshot: JsonObject): StoredSnapshot {
  const { children, sources } = readChildren(snapshot);
  const { mailbox, completed } = snapshot;
  return {
    value: snapshot['value'] ?? {},
    context: objectAt(snapshot, 'context'),
    instances: readInstances(snapshot),
    children,
    sources,
    historyValue: objectAt(snapshot, 'historyValue'),
    timers: new Map(
      Object.entries(objectAt(snapshot, 'timers')).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    mailbox: Array.isArray(mailbox) ? mailbox.flatMap(readMail) : NOTHING,
    completed: Array.isArray(completed) ? completed.flatMap(readCompletion) : NOTHING,
    paused: pauseIn(snapshot),
  };
}

/** Invocations of active states, in the order in which they began. */
type Invocations = Pick<StoredSnapshot, 'children' | 'sources'>;

/** Invocations whose task is open. */
export function openInvocations(stored: Invocations): string[] {
  return [...active(stored, 'task'), ...active(stored, 'approval')];
}

/** Invocations whose call of a service has neither been answered nor failed. */
export function pendingCalls(stored: Invocations): string[] {
  return active(stored, 'service');
}

/** Invocations that wait for the end of a child run. */
export function awaitedChildren(stored: Invocations): string[] {
  return active(stored, 'playbook');
}

/** Invocations that wait for a lock. */
export function awaitedLocks(stored: Invocations): string[] {
  return active(stored, 'lock');
}

/** Invocations that wait for a lock, or hold it. */
export function claimedLocks({ sources }: Invocations): string[] {
  return [...sources].filter(([, src]) => src === 'lock').map(([id]) => id);
}

/** Instances stand behind what the states themselves invoke; `children` knows them when the host has heard of their end. */
function readChildren(snapshot: JsonObject): Pick<StoredSnapshot, 'children' | 'sources'> {
  const written = Object.entries(objectAt(snapshot, 'children'));
  const ended = new Set(written.filter(([, child]) => isDone(child)).map(([id]) => id));
  const alone = written.filter(([id]) => parseInstanceInvocation(id) === null);
  const instances = openInstancesIn(readInstances(snapshot));
  const ids = [...alone.map(([id]) => id), ...instances.map(({ invocation }) => invocation)];
  return {
    children: new Map(ids.map((id) => [id, ended.has(id) ? 'done' : 'active'])),
    sources: new Map([
      ...alone.map(([id, child]): [string, string] => [id, sourceOf(child)]),
      ...instances.map(({ invocation, src }): [string, string] => [invocation, src]),
    ]),
  };
}

function readInstances(snapshot: JsonObject): InstanceSets {
  const { instances } = snapshot;
  return isInstanceSets(instances) ? instances : NO_SETS;
}

function active({ children, sources }: Invocations, source: string): string[] {
  return [...children]
    .filter(([id, status]) => status === 'active' && sources.get(id) === source)
    .map(([id]) => id);
}

function isDone(child: JsonValue): boolean {
  return isJsonObject(child) && isJsonObject(child['snapshot']) && child['snapshot']['status'] === 'done';
}

function sourceOf(child: JsonValue): string {
  return isJsonObject(child) && typeof child['src'] === 'string' ? child['src'] : 'task';
}

function pauseIn({ paused }: JsonObject): Pause | null {
  if (!isJsonObject(paused) || typeof paused['at'] !== 'string') return null;
  const { at, withParent } = paused;
  return withParent === true ? { at, withParent } : { at };
}

function objectAt(snapshot: JsonObject, key: string): JsonObject {
  const value = snapshot[key];
  return isJsonObject(value) ? value : {};
}
