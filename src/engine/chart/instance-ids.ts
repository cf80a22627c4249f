import { listOf } from './one-or-many.js';
import type { StateDefinition } from './machine-definition.js';

/** Ids of the `instances` invokes of a state and of what is inside it, in document order. */
export function instanceIdsIn({ invoke, states = {} }: StateDefinition): readonly string[] {
  const own = listOf(invoke).flatMap((one) => (one.src === 'instances' ? [one.id] : []));
  return [...own, ...Object.values(states).flatMap(instanceIdsIn)];
}
