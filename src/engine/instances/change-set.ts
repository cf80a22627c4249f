import type { JsonObject } from '../json.js';
import type { RestDefinition } from '../chart/instances-definition.js';
import { isUnfinished, type Instance, type InstanceSet, type InstanceSets } from './instance-set.js';

/** What is needed of an invoke to carry its set on. */
export interface SetRules {
  readonly rest: RestDefinition;
  /** How many are open at a time. */
  readonly atOnce: number;
}

export type NewInstance = Pick<Instance, 'item' | 'label'>;

/** The state is entered: a new generation begins, beside or behind what still runs on from the one before. */
export function enterSet(set: InstanceSet, added: readonly NewInstance[], rules: SetRules): InstanceSet {
  const instances = set.instances.filter(isUnfinished);
  const entered: InstanceSet = { ...set, generation: set.generation + 1, phase: 'running', instances };
  return addToSet(entered, added, rules);
}

export function addToSet(set: InstanceSet, added: readonly NewInstance[], rules: SetRules): InstanceSet {
  const { generation, next } = set;
  const waiting = added.map(({ item, label }, nth): Instance => ({
    index: next + nth,
    generation,
    item,
    label,
    status: 'waiting',
    result: null,
  }));
  return openNext({ ...set, next: next + waiting.length, instances: [...set.instances, ...waiting] }, rules);
}

/** An instance has ended. What ends after its generation is not kept: the newest does not count it. */
export function endInstance(
  set: InstanceSet,
  index: number,
  end: { readonly status: 'completed' | 'failed'; readonly result: JsonObject },
  rules: SetRules,
): InstanceSet {
  const instances = set.instances.flatMap((instance): Instance[] => {
    if (instance.index !== index) return [instance];
    return instance.generation === set.generation ? [{ ...instance, ...end }] : [];
  });
  return openNext({ ...set, instances }, rules);
}

/** The condition holds. */
export function finishSet(set: InstanceSet, { rest }: SetRules): InstanceSet {
  const over: InstanceSet = { ...set, phase: 'over' };
  return rest === 'cancel' ? withdrawNewest(over) : over;
}

/** The state is left: what the condition let run on goes on, and with `runOn` everything does. */
export function leaveSet(set: InstanceSet, { rest }: SetRules): InstanceSet {
  const left: InstanceSet = { ...set, phase: 'idle' };
  const runsOn = rest === 'runOn' || (rest === 'count' && set.phase === 'over');
  return runsOn ? left : withdrawNewest(left);
}

/** Withdraws everything that is unfinished, of earlier generations too. A set that was running is then `next`. */
export function withdrawAll(set: InstanceSet, next: 'closing' | 'over'): InstanceSet {
  const phase = set.phase === 'running' ? next : set.phase;
  return { ...set, phase, instances: withdrawn(set, () => true) };
}

/** The run has ended: nothing is open any more. */
export function endedSets(sets: InstanceSets): InstanceSets {
  return Object.fromEntries(
    Object.entries(sets).map(([id, set]) => [id, { ...withdrawAll(set, 'over'), phase: 'idle' }]),
  );
}

function withdrawNewest(set: InstanceSet): InstanceSet {
  return { ...set, instances: withdrawn(set, ({ generation }) => generation === set.generation) };
}

function withdrawn(set: InstanceSet, which: (instance: Instance) => boolean): Instance[] {
  return set.instances.flatMap((instance): Instance[] => {
    if (!isUnfinished(instance) || !which(instance)) return [instance];
    return instance.generation === set.generation ? [{ ...instance, status: 'withdrawn' }] : [];
  });
}

/** Opens those whose turn it is: as many at once as may be, and with `count` one generation after the other. */
function openNext(set: InstanceSet, { rest, atOnce }: SetRules): InstanceSet {
  if (!set.instances.some(({ status }) => status === 'waiting')) return set;
  const open = new Map<number, number>();
  for (const { generation, status } of set.instances) {
    if (status === 'open') open.set(generation, (open.get(generation) ?? 0) + 1);
  }
  const first = set.instances.find(isUnfinished);
  const instances = set.instances.map((instance): Instance => {
    const { generation, status } = instance;
    if (status !== 'waiting' || (rest === 'count' && generation !== first?.generation)) return instance;
    const others = open.get(generation) ?? 0;
    if (others >= atOnce) return instance;
    open.set(generation, others + 1);
    return { ...instance, status: 'open' };
  });
  return { ...set, instances };
}
