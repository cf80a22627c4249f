import type { SetRules } from '../instances/change-set.js';
import type { ChartSource } from './chart-source.js';
import type { InstanceActivity, InstancesDefinition } from './instances-definition.js';
import type { StateTree } from './state-tree.js';
import {
  invocationsOf,
  type InstancesInvocation,
  type PlaybookInvocation,
  type ServiceInvocation,
  type TaskInvocation,
} from './transition.js';

/** How many instances one entry of a state may start where the definition does not say, and at most. */
export const DEFAULT_MOST = 100;
const MOST_INSTANCES = 1_000;

/** A chart's `instances` invokes in document order. */
export function instancesOf({ nodes }: StateTree): readonly InstancesInvocation[] {
  return nodes.flatMap(invocationsOf).filter((one): one is InstancesInvocation => one.kind === 'instances');
}

/** Throws when the chart has no such invoke, which loading has checked. */
export function instancesNamed(id: string, { tree }: Pick<ChartSource, 'tree'>): InstancesInvocation {
  const found = instancesOf(tree).find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`no instances ${id}`);
  return found;
}

export function rulesOf({ rest = 'cancel', atOnce = MOST_INSTANCES }: InstancesDefinition): SetRules {
  return { rest, atOnce };
}

/** Key of the task, service or playbook that each instance opens, calls or runs. */
export function nameOfActivity({ input }: InstanceActivity): string {
  if ('task' in input) return input.task;
  return 'service' in input ? input.service : input.playbook;
}

/** Each instance, as if a state invoked it alone. */
export function activityOf(invocation: InstancesInvocation): ActivityInvocation {
  const { id, state, location, definition } = invocation;
  const place = { id, state, location: [...location, 'input', 'of'] };
  const { of } = definition.input;
  const onError = definition.onError === undefined ? {} : { onError: definition.onError };
  switch (of.src) {
    case 'service':
      return { ...place, kind: 'service', definition: { ...of, ...onError } };
    case 'playbook':
      return { ...place, kind: 'playbook', definition: { ...of, ...onError } };
    default:
      return { ...place, kind: 'task', definition: of };
  }
}

export type ActivityInvocation = TaskInvocation | ServiceInvocation | PlaybookInvocation;
