import type { CelFields } from '../expressions/cel-type.js';
import type { JsonObject } from '../json.js';
import { isUnfinished, newest, type InstanceSet, type InstanceSets } from './instance-set.js';

/** What expressions see of a set, and what `event.output` of its `onDone` is. */
export const INSTANCES_TYPE: CelFields = {
  started: 'double',
  active: 'double',
  completed: 'double',
  failed: 'double',
  withdrawn: 'double',
  results: 'list<map<string, dyn>>',
};

/** A set as expressions see it: how many of the newest entry there are, and how those ended that are completed. */
export type SetView = {
  readonly started: number;
  readonly active: number;
  readonly completed: number;
  readonly failed: number;
  readonly withdrawn: number;
  /** Each with its `index` and `item`, by number. */
  readonly results: readonly JsonObject[];
};

// Sets never change; one that has changed is another.
const setViews = new WeakMap<InstanceSet, SetView>();
const views = new WeakMap<InstanceSets, Readonly<Record<string, SetView>>>();

export function viewOfSet(set: InstanceSet): SetView {
  const known = setViews.get(set);
  if (known !== undefined) return known;
  const view = makeView(set);
  setViews.set(set, view);
  return view;
}

/** Every set by its id. */
export function viewOfSets(sets: InstanceSets): Readonly<Record<string, SetView>> {
  const known = views.get(sets);
  if (known !== undefined) return known;
  const view = Object.fromEntries(Object.entries(sets).map(([id, set]) => [id, viewOfSet(set)]));
  views.set(sets, view);
  return view;
}

function makeView(set: InstanceSet): SetView {
  const instances = newest(set);
  const countOf = (wanted: string) => instances.filter(({ status }) => status === wanted).length;
  return {
    started: instances.length,
    active: instances.filter(isUnfinished).length,
    completed: countOf('completed'),
    failed: countOf('failed'),
    withdrawn: countOf('withdrawn'),
    results: instances.flatMap(({ index, item, status, result }) =>
      status === 'completed' ? [{ index, item, ...result }] : [],
    ),
  };
}
