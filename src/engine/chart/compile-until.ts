import { compileExpression } from '../expressions/expression.js';
import { viewOfSet, type SetView } from '../instances/instances-view.js';
import type { ChartSource } from './chart-source.js';
import { setIn } from './set-in.js';
import { instanceAdditions } from './instance-additions.js';
import type { UntilDefinition } from './instances-definition.js';
import type { RunContext } from './run-machine.js';
import type { InstancesInvocation } from './transition.js';

/**
 * Whether a set that is running is done. One to which the chart never adds is done at the latest when all its instances have
 * ended: nothing more could make its condition hold.
 */
export function compileUntil(
  { id, definition }: InstancesInvocation,
  source: ChartSource,
): (context: RunContext) => boolean {
  const holds = compileCondition(definition.input.until ?? 'all', source);
  const canGrow = instanceAdditions(source.tree).some(({ action }) => action.params.to === id);
  return (context) => {
    const set = setIn(context, id);
    if (set.phase !== 'running') return set.phase === 'closing';
    const view = viewOfSet(set);
    return holds(view, context) || (!canGrow && view.active === 0);
  };
}

function compileCondition(
  until: UntilDefinition,
  { scopes }: ChartSource,
): (view: SetView, context: RunContext) => boolean {
  if (until === 'all') return ({ active }) => active === 0;
  const environment = scopes.environmentAt({ kind: 'none' });
  if ('when' in until) {
    const condition = compileExpression(environment, until.when, 'bool');
    return (_, context) => condition({ context }) === true;
  }
  const { atLeast } = until;
  if (typeof atLeast === 'number') return ({ completed }) => completed >= atLeast;
  const number = compileExpression(environment, atLeast, 'double');
  return ({ completed }, context) => completed >= Number(number({ context }));
}
