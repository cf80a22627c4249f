import type { RunMachineSnapshot } from '../chart/run-machine.js';
import type { JsonValue } from '../json.js';
import { isJsonObject } from '../json.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';

type ActiveNode = RunMachineSnapshot['_nodes'][number];

/**
 * XState looks at the active states in the order in which they were entered, and after restoring a snapshot in that of its
 * value; with regions side by side the two differ, and with them which of two conditions is seen first. A run must not
 * depend on when it was last restored: it always has the order it would have then.
 */
export function restoredOrder(snapshot: RunMachineSnapshot): RunMachineSnapshot {
  const { _nodes: nodes, machine } = snapshot;
  // Without regions side by side every state stands below the one before it.
  if (nodes.every((node, index) => index === 0 || node.parent === nodes[index - 1])) return snapshot;
  const ordered = new Set<ActiveNode>();
  collect(machine.root, jsonFromCel(snapshot.value), ordered);
  const next = [...ordered];
  if (next.every((node, index) => node === nodes[index])) return snapshot;
  return { ...snapshot, _nodes: next };
}

function collect(node: ActiveNode, value: JsonValue, into: Set<ActiveNode>): void {
  into.add(node);
  const inside: [string, JsonValue][] =
    typeof value === 'string' ? [[value, {}]] : isJsonObject(value) ? Object.entries(value) : [];
  for (const [key] of inside) {
    const child = node.states[key];
    if (child !== undefined) into.add(child);
  }
  for (const [key, deeper] of inside) {
    const child = node.states[key];
    if (child !== undefined) collect(child, deeper, into);
  }
}
