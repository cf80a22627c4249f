import type { ExecutableActionObject } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import { validateForm } from '../forms/validate-form.js';
import type { JsonObject } from '../json.js';
import { epochMilliseconds, instantText } from '../time/instant.js';
import { acceptStep } from './accept-step.js';
import { chartFault } from './chart-fault.js';
import type { Decision } from './decision.js';
import type { ChildStatus } from './effect-ledger.js';
import { inertScope } from './inert-scope.js';
import { refuser } from './refuse.js';

/**
 * Where a new run stands and what is to be done at once. Pure. Refuses with `INVALID_INPUT` or `CHART_FAULT`. `now`
 * is an ISO 8601 instant; throws a `RangeError` when it is none.
 */
export function startRun(chart: Chart, input: JsonObject, now: string): Decision {
  const moment = instantText(epochMilliseconds(now));
  const refuse = refuser(() => []);
  const fields = validateForm(chart.definition.input, input);
  if (fields.length > 0) return refuse('INVALID_INPUT', '', fields);

  const { machine } = compiledOf(chart);
  const actions: ExecutableActionObject[] = [];
  try {
    const snapshot = machine.getInitialSnapshot(inertScope(machine, actions), input);
    const start = {
      timers: new Map<string, string>(),
      children: new Map<string, ChildStatus>(),
      from: [],
      now: moment,
    };
    return acceptStep(chart, { snapshot, actions }, start);
  } catch (error) {
    return refuse('CHART_FAULT', chartFault(error));
  }
}
