import type { RunMachineSnapshot } from '../chart/run-machine.js';

type ActiveNode = RunMachineSnapshot['_nodes'][number];

/**
 * XState looks at the active states in the order in which they were entered, and after restoring a snapshot in that of the
 * value's keys; with regions side by side the two differ, and with them which of two conditions is seen first. A run must
 * depend neither on when it was last restored nor on how a database orders keys: its states always stand as in the file.
 */
export function inDocumentOrder(snapshot: RunMachineSnapshot): RunMachineSnapshot {
  const { _nodes: nodes } = snapshot;
  if (nodes.every((node, index) => index === 0 || (nodes[index - 1]?.order ?? 0) < node.order)) {
    // The value follows the order of the states, unless it came from elsewhere.
    if (!nodes.some(({ type }) => type === 'parallel')) return snapshot;
  }
  const ordered = nodes.toSorted((one, other) => one.order - other.order);
  const [root] = ordered;
  if (root === undefined) return snapshot;
  return { ...snapshot, _nodes: ordered, value: valueOf(root, new Set(ordered)) };
}

type Value = RunMachineSnapshot['value'];

function valueOf(node: ActiveNode, active: ReadonlySet<ActiveNode>): Value {
  const inside = Object.values(node.states).filter((child) => active.has(child));
  const [only] = inside;
  if (node.type === 'compound' && only !== undefined && Object.keys(only.states).length === 0)
    return only.key;
  return Object.fromEntries(inside.map((child) => [child.key, valueOf(child, active)]));
}
