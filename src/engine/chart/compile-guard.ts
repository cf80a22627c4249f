import { stateIn } from 'xstate/guards';
import type { EventObject } from 'xstate';
import { compileExpression } from '../expressions/expression.js';
import { siteOf, KPI_OBSERVED, type Trigger } from './transition.js';
import type { GuardDefinition, KpiGuard, OutcomeGuard } from './guard-definition.js';
import { listOf } from './one-or-many.js';
import type { ChartSource } from './chart-source.js';
import { isJsonObject } from '../json.js';
import type { KpiDefinition } from './playbook-definition.js';
import type { MachineEvent, RunContext } from './run-machine.js';
import { own } from '../own.js';

interface GuardArguments {
  readonly context: RunContext;
  readonly event: EventObject & Partial<MachineEvent>;
}

/** The XState guard that a definition means at its place. Throws at evaluation when an expression fails. */
export function compileGuard(guard: GuardDefinition, trigger: Trigger, source: ChartSource) {
  switch (guard.type) {
    case 'instate':
      return stateIn(`#${source.tree.byPath.get(guard.params.state)?.id ?? ''}`);
    case 'outcome':
      return outcomeGuard(guard);
    case 'kpi':
      return kpiGuard(guard, own(source.definition.kpis, guard.params.kpi));
    case 'when': {
      const holds = compileExpression(source.scopes.environmentAt(siteOf(trigger)), guard.params.cel, 'bool');
      return (args: GuardArguments) => holds(args) === true;
    }
  }
}

function outcomeGuard(guard: OutcomeGuard) {
  const outcomes: readonly unknown[] = listOf(guard.params.is);
  return ({ event }: GuardArguments) =>
    isJsonObject(event.output) && outcomes.includes(event.output['outcome']);
}

function kpiGuard({ params }: KpiGuard, kpi: KpiDefinition | undefined) {
  const target = params.value ?? kpi?.target ?? Number.NaN;
  const meets =
    kpi?.direction === 'decrease' ? (value: number) => value <= target : (value: number) => value >= target;
  return ({ context, event }: GuardArguments) => {
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
