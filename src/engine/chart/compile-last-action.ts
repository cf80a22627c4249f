import { compileExpression, type Expression, type ExpressionInput } from '../expressions/expression.js';
import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { own } from '../own.js';
import type { Effect } from '../run/effect.js';
import type { ActionDefinition, RecordAction, SetAction } from './action-definition.js';
import type { ChartSource } from './chart-source.js';
import { compileServiceCall } from './compile-service-call.js';

/**
 * One of the last things a cancelled run does, when its chart has stopped: what it changes in the context, and what the host
 * is to do. Throws when an expression fails.
 */
export type LastAction = (input: LastMoment) => LastDeed;

export interface LastMoment extends ExpressionInput {
  readonly context: JsonObject;
}

export interface LastDeed {
  readonly change?: JsonObject;
  readonly effect?: Effect;
}

/** Throws for what would move the chart, which loading refuses here: it has stopped. */
export function compileLastAction(
  action: ActionDefinition,
  site: ExpressionSite,
  source: ChartSource,
): LastAction {
  switch (action.type) {
    case 'set':
      return setFields(action, site, source);
    case 'record':
      return recordKpi(action, site, source);
    case 'notify': {
      const { to, message } = action.params;
      return () => ({ effect: { type: 'notify', to, message } });
    }
    case 'escalate': {
      const { to, task = null, message } = action.params;
      return () => ({ effect: { type: 'escalate', to, task, message } });
    }
    case 'call': {
      const { service } = action.params;
      const request = compileServiceCall(action.params, site, source);
      return (input) => ({
        effect: { type: 'service.call', invocation: null, service, state: '', request: request(input) },
      });
    }
    case 'raise':
    case 'addInstances':
    case 'cancelInstances':
    case 'completeInstances':
      throw new TypeError('the chart of a cancelled run has stopped');
  }
}

function setFields({ params }: SetAction, site: ExpressionSite, { scopes }: ChartSource): LastAction {
  const environment = scopes.environmentAt(site);
  const fields = Object.entries(params).map(([field, cel]): [string, Expression] => [
    field,
    compileExpression(environment, cel, own(scopes.context, field) ?? 'dyn'),
  ]);
  return (input) => ({ change: Object.fromEntries(fields.map(([field, value]) => [field, value(input)])) });
}

function recordKpi({ params }: RecordAction, site: ExpressionSite, { scopes }: ChartSource): LastAction {
  const evaluate = compileExpression(scopes.environmentAt(site), params.value, 'double');
  return (input) => {
    const value = Number(evaluate(input));
    const before = input.context['kpis'];
    return {
      change: { kpis: { ...(isJsonObject(before) ? before : {}), [params.kpi]: { value } } },
      effect: { type: 'kpi.record', kpi: params.kpi, value },
    };
  };
}
