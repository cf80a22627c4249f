import { initialOf, resolveHistoryDefault, resolveTarget } from '../chart/resolve-target.js';
import type { StateNode, StateTree } from '../chart/state-tree.js';
import { transitionsOf } from '../chart/transition.js';

/** What can ever be active, when every guard may hold and every event may come. */
export interface Reachability {
  readonly states: ReadonlySet<StateNode>;
  /** States whose inside can come to its end, so that their `onDone` can be taken. */
  readonly completing: ReadonlySet<StateNode>;
}

/**
 * Reachability over the structure of a chart: initial states, targets, history, and the ends of what is inside. Says
 * too much rather than too little: guards, timers' lengths and combinations of regions are left aside.
 */
export function reachableStates(tree: StateTree): Reachability {
  const states = new Set<StateNode>();
  const completing = new Set<StateNode>();
  const waiting: StateNode[] = [];

  function enter(node: StateNode): void {
    if (states.has(node)) return;
    states.add(node);
    waiting.push(node);
    // Entering a state deep inside a parallel one enters the regions beside it as well.
    if (node.parent !== null) enter(node.parent);
    if (node.parent?.type === 'parallel') enterRegions(node.parent);
    if (node.type === 'parallel') enterRegions(node);
  }

  function enterRegions(parallel: StateNode): void {
    for (const region of parallel.children.values()) if (region.type !== 'history') arrive(region);
  }

  /** Enters a state as a target: what is inside begins at its initial state. */
  function arrive(node: StateNode): void {
    enter(node);
    const inside = node.type === 'history' ? resolveHistoryDefault(tree, node) : initialOf(node);
    if (inside !== null && !states.has(inside)) arrive(inside);
  }

  function follow(node: StateNode): void {
    for (const { trigger, source, targets } of transitionsOf(node)) {
      if (trigger.kind === 'done' && !completing.has(source)) continue;
      for (const target of targets) {
        const found = resolveTarget(tree, source, target);
        if (found !== null) arrive(found);
      }
    }
  }

  arrive(tree.root);
  // The ends of what is inside open new ways, which may bring about new ends.
  for (let known = -1; known !== states.size + completing.size;) {
    known = states.size + completing.size;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) follow(node);
    for (const node of states) if (canComplete(node, states)) completing.add(node);
    for (const node of completing) follow(node);
  }
  return { states, completing };
}

function canComplete(node: StateNode, reached: ReadonlySet<StateNode>): boolean {
  if (!reached.has(node)) return false;
  const inside = [...node.children.values()].filter(({ type }) => type !== 'history');
  if (node.type === 'compound') return inside.some((child) => child.type === 'final' && reached.has(child));
  return (
    node.type === 'parallel' &&
    inside.length > 0 &&
    inside.every((region) => regionCompletes(region, reached))
  );
}

function regionCompletes(region: StateNode, reached: ReadonlySet<StateNode>): boolean {
  return region.type === 'final' ? reached.has(region) : canComplete(region, reached);
}
