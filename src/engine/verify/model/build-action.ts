import type { ActionDefinition } from '../../chart/action-definition.js';
import type { ChartSource } from '../../chart/chart-source.js';
import { compileExpression } from '../../expressions/expression.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { own } from '../../own.js';
import type { CelType } from '../../expressions/cel-type.js';
import { buildSetAction } from './build-sets.js';
import type { ModelAction, ModelField } from './model.js';
import type { Slice } from './slice.js';
import { usesInAction } from './use.js';
import type { VariableName } from './variable.js';

const TOUCH: ModelAction = { kind: 'touch' };

/** What an action does to what the verifier looks at; nothing for one that only tells people something. */
export function buildAction(
  action: ActionDefinition,
  site: ExpressionSite,
  source: ChartSource,
  slice: Slice,
  hearsObservations: boolean,
): ModelAction[] {
  const evaluate = (cel: string, wanted: CelType) =>
    compileExpression(source.scopes.environmentAt(site), cel, wanted);
  const mayFail = new Map(usesInAction(action, site, source).map((use) => [use.target, use.mayFail]));
  switch (action.type) {
    case 'set': {
      const fields = Object.entries(action.params).flatMap(([name, cel]): ModelField[] => {
        const variable: VariableName = `context.${name}`;
        const isKept = slice.variables.has(variable);
        if (!isKept && mayFail.get(variable) !== true) return [];
        return [{ name, variable, isKept, value: evaluate(cel, own(source.scopes.context, name) ?? 'dyn') }];
      });
      return fields.length === 0 ? [TOUCH] : [{ kind: 'set', fields }];
    }
    case 'raise': {
      const declared = Object.hasOwn(source.definition.events, action.params.event);
      const brought = declared ? { payload: {}, by: '' } : {};
      return [{ kind: 'raise', event: { type: action.params.event, ...brought } }];
    }
    case 'record': {
      const { kpi } = action.params;
      const value = evaluate(action.params.value, 'double');
      if (slice.variables.has(`kpi.${kpi}`) || hearsObservations) return [{ kind: 'record', kpi, value }];
      return mayFail.get(`kpi.${kpi}`) === true ? [{ kind: 'check', value }, TOUCH] : [TOUCH];
    }
    case 'addInstances':
    case 'cancelInstances':
    case 'completeInstances':
      return [buildSetAction(action, site, source)];
    case 'call':
      return usesInAction(action, site, source).some((use) => use.mayFail)
        ? Object.values(action.params.input ?? {}).map((cel) => ({
            kind: 'check',
            value: evaluate(cel, 'dyn'),
          }))
        : [];
    default:
      return [];
  }
}
