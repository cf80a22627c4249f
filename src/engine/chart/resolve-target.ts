import type { StateNode, StateTree } from './state-tree.js';

/**
 * Finds the state that a transition's target names, by XState's rules: `#id` and a path below it from anywhere, `.a.b`
 * below the source, `a.b` beside the source. `null` when there is none, also for a target beside the root.
 */
export function resolveTarget(tree: StateTree, source: StateNode, target: string): StateNode | null {
  if (target.startsWith('#')) return resolveId(tree, target.slice(1));
  if (target.startsWith('.')) return descend(source, target.slice(1));
  return source.parent === null ? null : descend(source.parent, target);
}

/** Where a history state without a memory leads: its own target, or what its parent enters first. `null` if nowhere. */
export function resolveHistoryDefault(tree: StateTree, history: StateNode): StateNode | null {
  const { parent } = history;
  if (parent === null) return null;
  const { target } = history.definition;
  if (target !== undefined) {
    return target.startsWith('#') ? resolveId(tree, target.slice(1)) : descend(parent, target);
  }
  return initialOf(parent);
}

/** The inner state that a compound state enters first. `null` when it names none that exists. */
export function initialOf(node: StateNode): StateNode | null {
  return node.children.get(node.definition.initial ?? '') ?? null;
}

function resolveId(tree: StateTree, reference: string): StateNode | null {
  const [id = '', ...path] = reference.split('.');
  const start = tree.byId.get(id);
  if (start === undefined) return null;
  return path.length === 0 ? start : descend(start, path.join('.'));
}

function descend(start: StateNode, path: string): StateNode | null {
  let node: StateNode | undefined = start;
  for (const key of path.split('.')) node = node?.children.get(key);
  return node ?? null;
}
