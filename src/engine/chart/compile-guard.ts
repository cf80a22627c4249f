import type { EventObject } from 'xstate';
import { compileExpression } from '../expressions/expression.js';
import { own } from '../own.js';
import { siteOf, KPI_OBSERVED, type Transition } from './transition.js';
import type { GuardDefinition, KpiGuard, OutcomeGuard } from './guard-definition.js';
import { listOf } from './one-or-many.js';
import type { ChartSource } from './chart-source.js';
import { isJsonObject } from '../json.js';
import type { KpiDefinition } from './playbook-definition.js';
import { reachableFrom } from './reachable-from.js';
import type { MachineEvent, RunContext } from './run-machine.js';

interface GuardArguments {
  readonly context: RunContext;
  readonly event: EventObject & Partial<MachineEvent>;
}

/** A condition on what happens and, where it looks at them, on the ids of the states that are active. */
export type Condition = (moment: GuardArguments, active: readonly { readonly id: string }[]) => boolean;

/** The condition that a definition means at its place. Throws at evaluation when an expression fails. */
export function compileGuard(guard: GuardDefinition, transition: Transition, source: ChartSource): Condition {
  switch (guard.type) {
    case 'instate': {
      const id = source.tree.byPath.get(guard.params.state)?.id;
      return (_, active) => active.some((node) => node.id === id);
    }
    case 'unreachable': {
      const canReach = reachableFrom(source.tree, guard.params.states, transition);
      return (_, active) => !canReach(active);
    }
    case 'not': {
      const inner = compileGuard(guard.params.guard, transition, source);
      return (moment, active) => !inner(moment, active);
    }
    case 'and': {
      const all = guard.params.guards.map((one) => compileGuard(one, transition, source));
      return (moment, active) => all.every((one) => one(moment, active));
    }
    case 'or': {
      const some = guard.params.guards.map((one) => compileGuard(one, transition, source));
      return (moment, active) => some.some((one) => one(moment, active));
    }
    case 'outcome':
      return outcomeGuard(guard);
    case 'kpi':
      return kpiGuard(guard, own(source.definition.kpis, guard.params.kpi));
    case 'when': {
      const environment = source.scopes.environmentAt(siteOf(transition.trigger));
      const holds = compileExpression(environment, guard.params.cel, 'bool');
      return (moment) => holds(moment) === true;
    }
  }
}

/** As XState wants it: a guard that has a `check`, as XState's own `stateIn` has, is shown the snapshot. */
export function guardOf(condition: Condition) {
  const check = ({ _nodes: active }: { readonly _nodes: Parameters<Condition>[1] }, moment: GuardArguments) =>
    condition(moment, active);
  return Object.assign((moment: GuardArguments) => condition(moment, []), { check });
}

function outcomeGuard(guard: OutcomeGuard): Condition {
  const outcomes: readonly unknown[] = listOf(guard.params.is);
  return ({ event }) => isJsonObject(event.output) && outcomes.includes(event.output['outcome']);
}

function kpiGuard({ params }: KpiGuard, kpi: KpiDefinition | undefined): Condition {
  const target = params.value ?? kpi?.target ?? Number.NaN;
  const meets =
    kpi?.direction === 'decrease' ? (value: number) => value <= target : (value: number) => value >= target;
  return ({ context, event }) => {
    const value = newestValue(params.kpi, context, event);
    return value !== null && meets(value) === (params.is === 'met');
  };
}

/** On the event that observes it, the context does not hold the new value yet. */
function newestValue(kpi: string, context: RunContext, event: GuardArguments['event']): number | null {
  if (event.type === KPI_OBSERVED && event.kpi === kpi) return event.value ?? null;
  const observation = own(context.kpis, kpi);
  const value = isJsonObject(observation) ? observation['value'] : undefined;
  return typeof value === 'number' ? value : null;
}
