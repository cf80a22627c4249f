import type { CompiledChart } from '../chart/compiled-chart.js';
import type { RunMachineSnapshot } from '../chart/run-machine.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import type { JsonObject, JsonValue } from '../json.js';
import { activeStates } from './active-states.js';
import type { RunState } from './run-state.js';

/**
 * Writes down where a run stands, in XState's persisted shape without its undefined parts, and the pending timers,
 * which XState does not persist. A run that has ended holds no tasks and no timers.
 */
export function persistSnapshot(
  { invocations }: CompiledChart,
  snapshot: RunMachineSnapshot,
  timers: ReadonlyMap<string, string>,
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
      children: ended ? {} : persistChildren(snapshot, invocations),
      historyValue: persistHistory(snapshot),
      timers: ended ? {} : Object.fromEntries(timers),
      ...(snapshot.output !== undefined && { output: jsonFromCel(snapshot.output) }),
    },
  };
}

function persistChildren(
  snapshot: RunMachineSnapshot,
  invocations: CompiledChart['invocations'],
): JsonObject {
  return Object.fromEntries(
    Object.entries(snapshot.children).map(([id, child]): [string, JsonValue] => [
      id,
      {
        src: invocations.get(id)?.kind ?? 'task',
        snapshot: { status: child?.getSnapshot().status === 'done' ? 'done' : 'active' },
      },
    ]),
  );
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
