import { isInside, type ModelNode, type ModelTransition } from '../model/model.js';

/** What a history remembers; `undefined` when its parent was never left. */
export type Remembered = (history: ModelNode) => readonly ModelNode[] | undefined;

/** The states that a transition's targets mean at the moment: for a history, what it remembers. */
export function effectiveTargets(
  targets: readonly ModelNode[],
  remembered: Remembered,
): ReadonlySet<ModelNode> {
  const found = new Set<ModelNode>();
  for (const target of targets) {
    if (target.type !== 'history') found.add(target);
    else {
      const states = remembered(target) ?? effectiveTargets(fallbackOf(target), remembered);
      for (const state of states) found.add(state);
    }
  }
  return found;
}

/** The state within which everything is left and entered; `null` where even the root is. */
export function domainOf(transition: ModelTransition, remembered: Remembered): ModelNode | null {
  const { source, targets, reenter } = transition;
  const effective = [...effectiveTargets(targets, remembered)];
  if (!reenter && effective.every((each) => each === source || isInside(each, source))) return source;
  const [first, ...others] = [...effective, source];
  for (let around = first?.parent ?? null; around !== null; around = around.parent) {
    const ancestor = around;
    if (others.every((each) => isInside(each, ancestor))) return ancestor;
  }
  return reenter ? null : rootOf(source);
}

/** Every state that the transitions enter, by XState's rules. */
export function entrySet(
  transitions: readonly ModelTransition[],
  remembered: Remembered,
): ReadonlySet<ModelNode> {
  const entered = new Set<ModelNode>();

  function enterInside(node: ModelNode): void {
    if (node.type === 'history') {
      const states = remembered(node) ?? fallbackOf(node);
      for (const state of states) {
        entered.add(state);
        enterInside(state);
      }
      for (const state of states) enterAround(properAncestors(state, node.parent), undefined);
    } else if (node.type === 'compound' && node.initial !== null) {
      const { initial } = node;
      if (initial.type !== 'history') entered.add(initial);
      enterInside(initial);
      enterAround(properAncestors(initial, node), undefined);
    } else if (node.type === 'parallel') enterRegions(node);
  }

  function enterRegions(parallel: ModelNode): void {
    for (const region of parallel.children) {
      if ([...entered].some((each) => isInside(each, region))) continue;
      entered.add(region);
      enterInside(region);
    }
  }

  function enterAround(ancestors: readonly ModelNode[], domain: ModelNode | null | undefined): void {
    for (const ancestor of ancestors) {
      if (domain === undefined || domain === null || isInside(ancestor, domain)) entered.add(ancestor);
      if (ancestor.type === 'parallel') enterRegions(ancestor);
    }
  }

  for (const transition of transitions) {
    const { source, targets, reenter } = transition;
    if (targets.length === 0) continue;
    const domain = domainOf(transition, remembered);
    for (const target of targets) {
      if (target.type !== 'history' && (source !== target || source !== domain || reenter)) {
        entered.add(target);
      }
      enterInside(target);
    }
    for (const target of effectiveTargets(targets, remembered)) {
      const ancestors = properAncestors(target, domain);
      if (domain?.type === 'parallel') ancestors.push(domain);
      enterAround(ancestors, source.parent === null && reenter ? undefined : domain);
    }
  }
  return entered;
}

/** From the nearest outwards, up to but without `until`. */
export function properAncestors(node: ModelNode, until: ModelNode | null): ModelNode[] {
  const ancestors: ModelNode[] = [];
  if (node === until) return ancestors;
  for (let around = node.parent; around !== null && around !== until; around = around.parent) {
    ancestors.push(around);
  }
  return ancestors;
}

function fallbackOf({ fallback, parent }: ModelNode): readonly ModelNode[] {
  if (fallback !== null) return [fallback];
  return parent === null ? [] : [parent];
}

function rootOf(node: ModelNode): ModelNode {
  return node.parent === null ? node : rootOf(node.parent);
}
