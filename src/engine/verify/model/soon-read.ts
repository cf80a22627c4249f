import { enteredBy } from './live-variables.js';
import type { Model, ModelNode, ModelTransition } from './model.js';
import { usesInTransition } from './use.js';
import type { VariableName } from './variable.js';

/**
 * For each state the variables that the next step may read while it is active. An observation that nothing reads in the next step
 * may as well come later: it is left until then, so that it does not multiply what happens meanwhile.
 */
export function soonRead(model: Model): readonly ReadonlySet<VariableName>[] {
  const chains = new Map<ModelNode, ReadonlySet<ModelTransition>>();
  return model.nodes.map((node) => {
    const first = model.transitions.filter(({ source }) => source === node);
    const all = new Set(
      first.flatMap((transition) => [transition, ...followersOf(transition, model, chains)]),
    );
    return new Set(
      [...all].flatMap(({ written }) =>
        usesInTransition(written, model.source).flatMap((use) => use.variables),
      ),
    );
  });
}

/** What may be taken in the same step as a transition: conditions alone, and ends of what is inside. */
function followersOf(
  transition: ModelTransition,
  model: Model,
  chains: Map<ModelNode, ReadonlySet<ModelTransition>>,
): ModelTransition[] {
  return [...enteredBy(transition, model)].flatMap((node) => [...chainOf(node, model, chains)]);
}

function chainOf(
  node: ModelNode,
  model: Model,
  chains: Map<ModelNode, ReadonlySet<ModelTransition>>,
): ReadonlySet<ModelTransition> {
  const known = chains.get(node);
  if (known !== undefined) return known;
  const chain = new Set<ModelTransition>();
  chains.set(node, chain);
  const around: ModelNode[] = [];
  if (node.type === 'final') {
    for (let each = node.parent; each !== null; each = each.parent) around.push(each);
  }
  const own = model.transitions.filter(
    ({ source, written: { trigger } }) =>
      (source === node && trigger.kind === 'always') || (around.includes(source) && trigger.kind === 'done'),
  );
  for (const transition of own) {
    chain.add(transition);
    for (const follower of followersOf(transition, model, chains)) chain.add(follower);
  }
  return chain;
}
