import type { InstanceSet } from '../instances/instance-set.js';
import { own } from '../own.js';
import type { RunContext } from './run-machine.js';

/** A set of a run. Throws for one that the chart does not have. */
export function setIn({ instances }: Pick<RunContext, 'instances'>, id: string): InstanceSet {
  const set = own(instances, id);
  if (set === undefined) throw new RangeError(`the run has no instances ${id}`);
  return set;
}
