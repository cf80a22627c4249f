import { listOf } from '../../chart/one-or-many.js';
import { invocationsOf } from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { isInside, type Model, type ModelNode, type ModelTransition } from './model.js';
import { usesInAction, usesInInvocation, usesInTransition, type Use } from './use.js';
import type { VariableName } from './variable.js';

const NO_EVENT: ExpressionSite = { kind: 'none' };

/** A variable, or what a history remembers. */
export type LiveName = VariableName | HistoryName;

export type HistoryName = `history.${number}`;

type Live = Set<LiveName>;

/**
 * For each state the variables that may still be read, before they are surely written anew, from when it is active. What no
 * active state has any use for makes no difference: configurations that differ in nothing else are one.
 * Says too much rather than too little.
 */
export function liveVariables(model: Model): readonly ReadonlySet<LiveName>[] {
  const live = model.nodes.map((node): Live => new Set([...readsOf(node, model), ...reliedOn(node, model)]));
  const ways = model.transitions.map((transition) => ({
    into: live[transition.source.index],
    entered: enteredBy(transition, model),
    written: writtenBy(transition, model),
  }));
  for (let changed = true; changed;) {
    changed = false;
    for (const { into, entered, written } of ways) {
      if (into === undefined) continue;
      const before = into.size;
      for (const node of entered) {
        for (const name of live[node.index] ?? []) if (!written.has(name)) into.add(name);
      }
      if (into.size > before) changed = true;
    }
  }
  return live;
}

function readsOf({ index, state }: ModelNode, { source, slice, transitions }: Model): VariableName[] {
  const matters = (use: Use) =>
    use.kind === 'guard' || use.mayFail || (use.target !== null && slice.variables.has(use.target));
  const { entry, exit } = state.definition;
  return [
    ...[...listOf(entry), ...listOf(exit)].flatMap((action) => usesInAction(action, NO_EVENT, source)),
    ...invocationsOf(state).flatMap((invocation) => usesInInvocation(invocation, source)),
    ...transitions
      .filter((each) => each.source.index === index)
      .flatMap(({ written }) => usesInTransition(written, source)),
  ]
    .filter(matters)
    .flatMap(({ variables }) => variables);
}

/** The histories that transitions of a state lead into. */
function reliedOn({ index }: ModelNode, { transitions }: Model): HistoryName[] {
  return transitions
    .filter(({ source }) => source.index === index)
    .flatMap(({ targets }) =>
      targets.flatMap((target) => (target.type === 'history' ? nameOfHistory(target) : [])),
    );
}

export function nameOfHistory({ index }: { readonly index: number }): HistoryName {
  return `history.${index}`;
}

/** What is written before any state is entered. Whoever is inside will have left before a memory of it is looked up. */
function writtenBy(
  { written, source: from }: ModelTransition,
  { source, nodes }: Model,
): ReadonlySet<LiveName> {
  const uses = usesInTransition(written, source);
  const around = nodes.filter((node) => node === from || isInside(from, node));
  return new Set<LiveName>([
    ...uses.flatMap(({ kind, target }) => (kind === 'write' && target !== null ? [target] : [])),
    ...around.flatMap(({ histories }) => histories.map(nameOfHistory)),
  ]);
}

/** Every state that may become active by a transition, and was not. */
export function enteredBy(
  { source, targets, reenter }: ModelTransition,
  model: Model,
): ReadonlySet<ModelNode> {
  const entered = new Set<ModelNode>();
  const enter = (node: ModelNode): void => {
    if (entered.has(node)) return;
    entered.add(node);
    if (node.type === 'parallel') node.children.forEach(enter);
    if (node.initial !== null) enter(node.initial);
    if (node.type === 'history') {
      const { parent } = node;
      // Anything around it may be what is remembered.
      for (const each of model.nodes) if (parent !== null && isInside(each, parent)) entered.add(each);
    }
  };
  for (const target of targets) {
    enter(target);
    for (let around = target.parent; around !== null; around = around.parent) {
      const encloses = around === source || isInside(source, around);
      if (encloses && !(reenter && around === source) && around.type !== 'parallel') break;
      if (around.type === 'parallel') around.children.forEach(enter);
      entered.add(around);
      if (encloses && !(reenter && around === source)) break;
    }
  }
  return entered;
}
