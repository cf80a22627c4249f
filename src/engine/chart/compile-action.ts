import { assign, raise, type EventObject, type ProvidedActor } from 'xstate';
import { compileExpression, type Expression } from '../expressions/expression.js';
import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import { withdrawAll } from '../instances/change-set.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { ActionDefinition, RecordAction, SetAction } from './action-definition.js';
import type { ChartSource } from './chart-source.js';
import { addInstances, changeSet } from './compile-instances.js';
import { compileServiceCall } from './compile-service-call.js';
import type { ActionMoment, CompiledAction } from './compiled-action.js';
import { instancesNamed } from './instances-of.js';
import type { MachineEvent, RunContext } from './run-machine.js';
import { KPI_OBSERVED } from './transition.js';
import { own } from '../own.js';

/** The custom action by which a compiled chart reports an observation of its own; see `collectEffects`. */
export const RECORD = 'record';

/** The custom action by which a compiled chart calls a service without waiting. */
export const CALL = 'call';

/** Where an action stands: what its expressions see, and the path of the state it belongs to. */
export interface ActionPlace {
  readonly site: ExpressionSite;
  readonly state: string;
}

/** The XState actions that a definition means at its place. Throws at execution when an expression fails. */
export function compileAction(
  action: ActionDefinition,
  { site, state }: ActionPlace,
  source: ChartSource,
): CompiledAction[] {
  switch (action.type) {
    case 'set':
      return [setFields(action, site, source)];
    case 'notify':
    case 'escalate':
      return [{ type: action.type, params: { ...action.params } }];
    case 'raise': {
      const declared = Object.hasOwn(source.definition.events, action.params.event);
      const brought = declared ? { payload: {}, by: '' } : {};
      return [raiseEvent({ type: action.params.event, ...brought })];
    }
    case 'record':
      return recordKpi(action, site, source);
    case 'addInstances': {
      const { to, ...added } = action.params;
      return [addInstances(instancesNamed(to, source), added, site, source)];
    }
    case 'cancelInstances':
      return [changeSet(action.params.of, (set) => withdrawAll(set, 'over'))];
    case 'completeInstances':
      return [changeSet(action.params.of, (set) => withdrawAll(set, 'closing'))];
    case 'call': {
      const { service } = action.params;
      const request = compileServiceCall(action.params, site, source);
      return [
        {
          type: CALL,
          params: (input: ActionMoment) => ({ service, state, request: request(input) }),
        },
      ];
    }
  }
}

/** Keeps what a `kpi.observed` brings. Compilation puts it before everything else that such an event does. */
export function keepObservation() {
  return assignFields(({ context, event }) =>
    event.kpi === undefined || event.value === undefined
      ? {}
      : { kpis: { ...context.kpis, [event.kpi]: { value: event.value } } },
  );
}

function setFields(action: SetAction, site: ExpressionSite, source: ChartSource) {
  const environment = source.scopes.environmentAt(site);
  const fields = Object.entries(action.params).map(([field, cel]): [string, Expression] => [
    field,
    compileExpression(environment, cel, own(source.scopes.context, field) ?? 'dyn'),
  ]);
  return assignFields((input) => Object.fromEntries(fields.map(([field, value]) => [field, value(input)])));
}

/**
 * An observation out of the chart must be seen by `always` guards at once, by `kpi.observed` transitions, and by
 * the host. So it is kept, raised and reported. It is evaluated before it is kept, lest it read itself.
 */
function recordKpi({ params }: RecordAction, site: ExpressionSite, source: ChartSource): CompiledAction[] {
  const evaluate = compileExpression(source.scopes.environmentAt(site), params.value, 'double');
  return [
    {
      type: RECORD,
      params: (input: ActionMoment): JsonObject => ({ kpi: params.kpi, value: evaluate(input) }),
    },
    assignFields((input) => ({
      kpis: { ...input.context.kpis, [params.kpi]: { value: evaluate(input) } },
    })),
    raise<RunContext, EventObject, MachineEvent, undefined, string, string>(({ context }) => ({
      type: KPI_OBSERVED,
      kpi: params.kpi,
      value: observedValue(context, params.kpi),
      by: '',
    })),
  ];
}

function observedValue(context: RunContext, kpi: string): number {
  const observation = own(context.kpis, kpi);
  return isJsonObject(observation) && typeof observation['value'] === 'number'
    ? observation['value']
    : Number.NaN;
}

function assignFields(change: (input: ActionMoment) => Partial<RunContext>) {
  return assign<RunContext, EventObject, undefined, MachineEvent, ProvidedActor>((input) => change(input));
}

function raiseEvent(event: MachineEvent) {
  return raise<RunContext, EventObject, MachineEvent, undefined, string, string>(event);
}
