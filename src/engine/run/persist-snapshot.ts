import { invocationOf, type CompiledChart } from '../chart/compiled-chart.js';
import type { RunMachineSnapshot } from '../chart/run-machine.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import { endedSets } from '../instances/change-set.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { isInstanceSets, type InstanceSets } from '../instances/instance-set.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { activeStates } from './active-states.js';
import { writeCompletion, type Completion } from './completion.js';
import type { EffectLedger } from './effect-ledger.js';
import { writeMail, type Mail } from './mail.js';
import type { RunState } from './run-state.js';
import type { Pause, StoredSnapshot } from './stored-snapshot.js';

/** What a run holds beside the machine. */
interface Holdings {
  readonly compiled: CompiledChart;
  readonly ledger: EffectLedger;
  readonly mailbox: readonly Mail[];
  readonly completed: readonly Completion[];
}

/**
 * Writes down where a run stands, in XState's persisted shape without its undefined parts, and what XState does not persist.
 * A run that has ended holds no tasks, no timers, no mail, and nothing that could be compensated.
 */
export function persistTurn(
  { compiled, ledger, mailbox, completed }: Holdings,
  snapshot: RunMachineSnapshot,
): RunState {
  const status = snapshot.status === 'done' ? 'done' : 'active';
  const value = jsonFromCel(snapshot.value);
  const ended = status === 'done';
  const { instances, ...context } = snapshot.context;
  return {
    status,
    states: activeStates(value),
    snapshot: {
      status,
      value,
      context,
      ...(compiled.instances.size > 0 && { instances: ended ? endedSets(instances) : instances }),
      children: ended ? {} : persistChildren(ledger, compiled),
      historyValue: persistHistory(snapshot),
      timers: ended ? {} : Object.fromEntries(ledger.timers),
      ...(snapshot.output !== undefined && { output: jsonFromCel(snapshot.output) }),
      ...(ended ? {} : persistWaiting(mailbox, completed)),
    },
  };
}

/** What `readSnapshot` would read out of the snapshot that was just written of an active run. */
export function storedTurn(
  { compiled, ledger, mailbox, completed }: Holdings,
  snapshot: JsonObject,
): StoredSnapshot {
  const { timers } = ledger;
  const { instances } = snapshot;
  const children = childrenInOrder(ledger, compiled);
  return {
    value: snapshot['value'] ?? {},
    context: objectIn(snapshot['context']),
    instances: isInstanceSets(instances) ? instances : {},
    children,
    sources: new Map([...children.keys()].map((id) => [id, sourceOf(compiled, id)])),
    historyValue: objectIn(snapshot['historyValue']),
    timers,
    mailbox,
    completed,
    paused: null,
  };
}

/** As they are read back: what the states invoke, then the instances, by set and number. */
function childrenInOrder({ children }: EffectLedger, compiled: CompiledChart): EffectLedger['children'] {
  if (compiled.instances.size === 0) return children;
  const sets = [...compiled.instances.keys()];
  const place = (id: string): [number, number] => {
    const name = parseInstanceInvocation(id);
    return name === null ? [-1, 0] : [sets.indexOf(name.set), name.index];
  };
  const placed = [...children].map((entry) => ({ entry, place: place(entry[0]) }));
  placed.sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1]);
  return new Map(placed.map(({ entry }) => entry));
}

function objectIn(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The same run, paused since that instant. The machine has not moved. */
export function persistPaused(holdings: Holdings, state: RunState, paused: Pause): RunState {
  const { compiled, ledger, mailbox, completed } = holdings;
  return {
    status: 'paused',
    states: state.states,
    snapshot: {
      ...machinePart(state.snapshot),
      status: 'paused',
      children: persistChildren(ledger, compiled),
      paused: { ...paused },
      ...persistWaiting(mailbox, completed),
    },
  };
}

/** The same run, ended where it stood, with what its last actions have made of the context. */
export function persistCancelled(
  { compiled, ledger }: Holdings,
  state: RunState,
  context: JsonObject,
  instances: InstanceSets,
): RunState {
  return {
    status: 'cancelled',
    states: state.states,
    snapshot: {
      ...machinePart(state.snapshot),
      status: 'cancelled',
      context,
      ...(compiled.instances.size > 0 && { instances: endedSets(instances) }),
      children: persistChildren(ledger, compiled),
      timers: Object.fromEntries(ledger.timers),
    },
  };
}

const WAITING: ReadonlySet<string> = new Set(['paused', 'mailbox', 'completed']);

/** What stands in the snapshot whatever the run waits for. */
function machinePart(snapshot: JsonObject): JsonObject {
  const kept = Object.entries(snapshot).filter(([key]) => !WAITING.has(key));
  return Object.fromEntries(kept);
}

/** What is only there when there is something to say. */
function persistWaiting(mailbox: readonly Mail[], completed: readonly Completion[]): JsonObject {
  return {
    ...(mailbox.length > 0 && { mailbox: mailbox.map(writeMail) }),
    ...(completed.length > 0 && { completed: completed.map(writeCompletion) }),
  };
}

function sourceOf(compiled: CompiledChart, id: string): string {
  return invocationOf(compiled, id)?.kind ?? 'task';
}

/** An open instance stands with its set; here only when it has ended and the chart has not heard of it yet. */
function persistChildren({ children }: EffectLedger, compiled: CompiledChart): JsonObject {
  const persisted: Record<string, JsonValue> = {};
  for (const [id, status] of children) {
    const alone = compiled.invocations.get(id);
    if (alone === undefined && status === 'active') continue;
    persisted[id] = { src: alone?.kind ?? 'instances', snapshot: { status } };
  }
  return persisted;
}

/** In document order: XState's own order depends on whether the run was restored on the way. */
function persistHistory({ historyValue }: RunMachineSnapshot): JsonObject {
  return Object.fromEntries(
    Object.entries(historyValue).map(([id, nodes]) => [
      id,
      nodes.toSorted((one, other) => one.order - other.order).map((node) => ({ id: node.id })),
    ]),
  );
}
