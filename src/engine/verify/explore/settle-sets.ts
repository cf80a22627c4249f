import type { Instance, InstanceSet, InstanceSets } from '../../instances/instance-set.js';
import { untouchedSet } from '../../instances/instance-set.js';
import type { JsonObject } from '../../json.js';

/** What the chart's expressions look at in sets of instances. */
export interface SetReads {
  /** Ids of the sets that expressions read. */
  readonly ids: ReadonlySet<string>;
  /** Whether any looks at how single instances ended. */
  readonly results: boolean;
}

/** Sets without what makes no difference: one instance is like another that stands where it does. */
export function settleSets(sets: InstanceSets, reads: SetReads): InstanceSets {
  return Object.fromEntries(Object.entries(sets).map(([id, set]) => [id, settleSet(id, set, reads)]));
}

function settleSet(id: string, set: InstanceSet, { ids, results }: SetReads): InstanceSet {
  const isOver = set.instances.every(({ status }) => status !== 'waiting' && status !== 'open');
  if (isOver && set.phase === 'idle' && !ids.has(id)) return untouchedSet(set.src);
  const hasEarlier = set.instances.some(({ generation }) => generation !== set.generation);
  const newest = set.generation === 0 ? 0 : hasEarlier ? 2 : 1;
  const item = set.instances[0]?.item ?? null;
  const instances = set.instances
    .map((instance): Instance => ({
      ...instance,
      index: 0,
      item,
      label: null,
      generation: instance.generation === set.generation ? newest : 1,
      result: results || instance.result === null ? instance.result : NOTHING,
    }))
    .map((instance) => ({ instance, key: JSON.stringify(instance) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ instance }, place) => ({ ...instance, index: place + 1 }));
  return { ...set, generation: newest, next: instances.length + 1, instances };
}

const NOTHING: JsonObject = {};
