import { isEndOfNewest } from '../../chart/compile-instances.js';
import { compileGuard } from '../../chart/compile-guard.js';
import type { ChartSource } from '../../chart/chart-source.js';
import type { GuardDefinition } from '../../chart/guard-definition.js';
import type { Transition } from '../../chart/transition.js';
import type { ModelGuard } from './model.js';

const NOWHERE: readonly never[] = [];

/** The engine's own condition, over what the verifier keeps of a run. `null` where there is none. */
export function buildGuard(transition: Transition, source: ChartSource): ModelGuard | null {
  const { trigger } = transition;
  const guard = buildOwnGuard(transition, source);
  if (trigger.kind !== 'instancesDone') return guard;
  const { id } = trigger.invocation;
  return (moment) => isEndOfNewest(id, moment) && (guard === null || guard(moment));
}

function buildOwnGuard(transition: Transition, source: ChartSource): ModelGuard | null {
  const { guard } = transition.definition;
  if (guard === undefined) return null;
  const condition = compileGuard(guard, transition, source);
  const looksAround = looksAtStates(guard);
  return ({ context, event, active }) =>
    condition({ context, event }, looksAround ? [...active].map(({ state }) => state) : NOWHERE);
}

function looksAtStates(guard: GuardDefinition): boolean {
  switch (guard.type) {
    case 'instate':
    case 'unreachable':
      return true;
    case 'not':
      return looksAtStates(guard.params.guard);
    case 'and':
    case 'or':
      return guard.params.guards.some(looksAtStates);
    default:
      return false;
  }
}
