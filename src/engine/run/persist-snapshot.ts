import type { CompiledChart } from '../chart/compiled-chart.js';
import type { RunMachineSnapshot } from '../chart/run-machine.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
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
  return {
    status,
    states: activeStates(value),
    snapshot: {
      status,
      value,
      context: snapshot.context,
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
  const { children, timers } = ledger;
  return {
    value: snapshot['value'] ?? {},
    context: objectIn(snapshot['context']),
    children,
    sources: new Map([...children.keys()].map((id) => [id, sourceOf(compiled, id)])),
    historyValue: objectIn(snapshot['historyValue']),
    timers,
    mailbox,
    completed,
    paused: null,
  };
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
): RunState {
  return {
    status: 'cancelled',
    states: state.states,
    snapshot: {
      ...machinePart(state.snapshot),
      status: 'cancelled',
      context,
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

function sourceOf({ invocations }: CompiledChart, id: string): string {
  return invocations.get(id)?.kind ?? 'task';
}

function persistChildren({ children }: EffectLedger, compiled: CompiledChart): JsonObject {
  const persisted: Record<string, JsonValue> = {};
  for (const [id, status] of children) {
    persisted[id] = { src: sourceOf(compiled, id), snapshot: { status } };
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
