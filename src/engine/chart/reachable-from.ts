import { initialOf, resolveHistoryDefault, resolveTarget } from './resolve-target.js';
import type { StateNode, StateTree } from './state-tree.js';
import { transitionsOf, type Transition } from './transition.js';

/** Configurations of a chart that a join remembers its answers for. */
const MOST_ANSWERS = 1_000;

/**
 * Whether one of some states can still be entered from where a run stands: over the structure of the chart, with every guard
 * taken as open and every event, end and timer as possible, in all regions. Says yes too often rather than too seldom. The
 * transition that asks is left aside: a join does not wait for what only lies behind it.
 */
export function reachableFrom(
  tree: StateTree,
  paths: readonly string[],
  asking: Transition,
): (active: readonly { readonly id: string }[]) => boolean {
  const wanted = paths.flatMap((path) => tree.byPath.get(path) ?? []);
  const isAsking = ({ location }: Transition) => location.join('\n') === asking.location.join('\n');
  const outgoing = new Map(
    tree.nodes.map((node) => [node, transitionsOf(node).filter((one) => !isAsking(one))]),
  );
  const answers = new Map<string, boolean>();
  return (active) => {
    const key = active.map(({ id }) => id).join('\n');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const standing = active.flatMap(({ id }) => tree.byId.get(id) ?? []);
    const entered = enterableFrom(tree, standing, outgoing);
    const answer = wanted.some((node) => entered.has(node));
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}

/** The states that can be entered, beginning with a configuration. Those that are active now need not be among them. */
function enterableFrom(
  tree: StateTree,
  standing: readonly StateNode[],
  outgoing: ReadonlyMap<StateNode, readonly Transition[]>,
): ReadonlySet<StateNode> {
  const entered = new Set<StateNode>();
  const possible = new Set<StateNode>(standing);
  const arrivedAt = new Set<StateNode>();
  const waiting: StateNode[] = [...standing];

  function enter(node: StateNode): void {
    if (entered.has(node)) return;
    entered.add(node);
    possible.add(node);
    waiting.push(node);
  }

  /** Enters a state with everything in it that begins with it. */
  function arrive(node: StateNode): void {
    if (node.type === 'history') return relive(node);
    if (arrivedAt.has(node)) return;
    arrivedAt.add(node);
    enter(node);
    beginInside(node);
  }

  function beginInside(node: StateNode): void {
    if (node.type === 'parallel') regionsOf(node).forEach(arrive);
    const first = initialOf(node);
    if (node.type === 'compound' && first !== null) arrive(first);
  }

  /** What a history remembers can be anything beside it. */
  function relive(history: StateNode): void {
    const { parent } = history;
    const byDefault = resolveHistoryDefault(tree, history);
    if (byDefault !== null) arrive(byDefault);
    const inside = tree.nodes.filter((node) => node !== parent && isInside(node, parent));
    inside.filter(({ type }) => type !== 'history').forEach(enter);
  }

  function follow({ source, targets, definition }: Transition): void {
    const found = targets.flatMap((target) => resolveTarget(tree, source, target) ?? []);
    const domain = domainOf(source, found, definition.reenter === true);
    for (const target of found) {
      if (target === domain) {
        beginInside(target);
        continue;
      }
      for (let node = target.parent; node !== null && node !== domain; node = node.parent) {
        enter(node);
        const { parent } = node;
        if (parent?.type === 'parallel')
          regionsOf(parent)
            .filter((one) => one !== node)
            .forEach(arrive);
        if (node.type === 'parallel')
          regionsOf(node)
            .filter((one) => !isInside(target, one))
            .forEach(arrive);
      }
      if (target.parent?.type === 'parallel' && target.parent === domain) {
        regionsOf(target.parent).forEach(arrive);
      }
      arrive(target);
    }
  }

  for (let known = -1; known !== possible.size + entered.size;) {
    known = possible.size + entered.size;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const one of outgoing.get(node) ?? []) if (one.trigger.kind !== 'done') follow(one);
    }
    for (const node of possible) {
      if (!canComplete(node, possible)) continue;
      for (const one of outgoing.get(node) ?? []) if (one.trigger.kind === 'done') follow(one);
    }
  }
  return entered;
}

/** The innermost state that a transition does not leave. */
function domainOf(source: StateNode, targets: readonly StateNode[], reenters: boolean): StateNode | null {
  if (!reenters && targets.every((target) => isInside(target, source))) return source;
  let domain = source.parent;
  while (domain !== null && !targets.every((target) => target !== domain && isInside(target, domain))) {
    domain = domain.parent;
  }
  return domain;
}

function isInside(node: StateNode, around: StateNode | null): boolean {
  for (let one: StateNode | null = node; one !== null; one = one.parent) if (one === around) return true;
  return false;
}

function regionsOf(node: StateNode): StateNode[] {
  return [...node.children.values()].filter(({ type }) => type !== 'history');
}

function canComplete(node: StateNode, possible: ReadonlySet<StateNode>): boolean {
  if (!possible.has(node)) return false;
  if (node.type === 'final') return true;
  if (node.type === 'compound') {
    return regionsOf(node).some((child) => child.type === 'final' && possible.has(child));
  }
  return node.type === 'parallel' && regionsOf(node).every((region) => canComplete(region, possible));
}
