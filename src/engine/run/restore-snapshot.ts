import type { CompiledChart } from '../chart/compiled-chart.js';
import type { RunContext, RunMachineSnapshot } from '../chart/run-machine.js';
import { isJsonObject } from '../json.js';
import { inDocumentOrder } from './document-order.js';
import { inertScope } from './inert-scope.js';
import type { StoredSnapshot } from './stored-snapshot.js';

/** XState's snapshot of a run at rest. Throws when the chart has no such states. Never changes what is stored. */
export function restoreSnapshot(
  { machine, invocations }: CompiledChart,
  stored: StoredSnapshot,
): RunMachineSnapshot {
  const persisted = {
    status: 'active' as const,
    output: undefined,
    error: undefined,
    value: stored.value,
    historyValue: stored.historyValue,
    children: Object.fromEntries(
      [...stored.children].flatMap(([id, status]) => {
        const src = invocations.get(id)?.kind;
        if (src === undefined) return [];
        return [[id, { src, snapshot: { status, output: undefined, error: undefined } }]];
      }),
    ),
    context: {},
  };
  const snapshot = machine.restoreSnapshot(persisted, inertScope(machine, []));
  // Left to itself, XState would write into the stored context, and take data shaped like its own actor
  // references for such. Context is data here; assigning it afterwards also saves a deep copy.
  snapshot.context = runContext(stored);
  return inDocumentOrder(snapshot);
}

function runContext({ context, instances }: StoredSnapshot): RunContext {
  const { input, kpis } = context;
  return {
    ...context,
    input: isJsonObject(input) ? input : {},
    kpis: isJsonObject(kpis) ? kpis : {},
    instances,
  };
}
