import { compiledOf } from '../chart/compiled-chart.js';
import { validateForm } from '../forms/validate-form.js';
import { own } from '../own.js';
import type { Decision } from './decision.js';
import { EffectLedger } from './effect-ledger.js';
import { executeLast } from './execute-last.js';
import { storedOf, type Moment } from './moment.js';
import type { ServiceAnsweredLate } from './run-event.js';

/**
 * A service has done what nobody waits for any more: it is undone at once, as the service declares, whether the run goes on,
 * is paused or has ended. The states stay as they are. Refused where the service declares nothing. Throws when an expression
 * fails.
 */
export function compensateLate(moment: Moment, { service, output }: ServiceAnsweredLate): Decision {
  const { chart, state, refuse } = moment;
  const actions = compiledOf(chart).compensations.get(`service.${service}`);
  const declared = own(chart.definition.services, service);
  if (actions === undefined || declared === undefined) return refuse('UNKNOWN_CALL', service);
  const fields = declared.result === undefined ? [] : validateForm(declared.result, output);
  if (fields.length > 0) return refuse('INVALID_ANSWER', service, fields);
  const stored = storedOf(moment);
  const ledger = new EffectLedger(stored);
  const before = { ...stored.context, instances: stored.instances };
  const { instances: _instances, ...context } = executeLast(actions, before, { output }, ledger);
  return {
    ok: true,
    state: { ...state, snapshot: { ...state.snapshot, context } },
    effects: ledger.effects,
    from: state.states,
    to: state.states,
  };
}
