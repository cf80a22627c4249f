import type { ActionDefinition, AddInstancesAction } from './action-definition.js';
import { listOf, type OneOrMany } from './one-or-many.js';
import type { StateTree } from './state-tree.js';
import { transitionsOf } from './transition.js';

/** Everything in a chart that adds to a set of instances. */
export function instanceAdditions({ nodes }: StateTree): readonly { readonly action: AddInstancesAction }[] {
  return nodes
    .flatMap((node): (OneOrMany<ActionDefinition> | undefined)[] => [
      node.definition.entry,
      node.definition.exit,
      ...transitionsOf(node).map(({ definition }) => definition.actions),
    ])
    .flatMap(listOf)
    .flatMap((action) => (action.type === 'addInstances' ? [{ action }] : []));
}
