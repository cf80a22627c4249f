import type { Chart } from '../chart/chart.js';
import { validateForm } from '../forms/validate-form.js';
import type { JsonObject } from '../json.js';
import { epochMilliseconds, instantText } from '../time/instant.js';
import { chartFault } from './chart-fault.js';
import type { Decision } from './decision.js';
import { EffectLedger } from './effect-ledger.js';
import { refuser } from './refuse.js';
import type { ToldDates } from './told-dates.js';
import { Turn } from './turn.js';

/**
 * Where a new run stands and what is to be done at once. Pure. Refuses with `INVALID_INPUT` or `CHART_FAULT`. `now`
 * is an ISO 8601 instant; throws a `RangeError` when it is none. `told` as in `decide`.
 */
export function startRun(
  chart: Chart,
  input: JsonObject,
  now: string,
  told: ToldDates | null = null,
): Decision {
  const moment = instantText(epochMilliseconds(now));
  const refuse = refuser(() => []);
  const fields = validateForm(chart.definition.input, input);
  if (fields.length > 0) return refuse('INVALID_INPUT', '', fields);
  try {
    const ledger = new EffectLedger(NOTHING);
    const turn = new Turn({ chart, now: moment, from: [], ...NOTHING, ledger, told });
    turn.begin(input);
    return turn.finish();
  } catch (error) {
    return refuse('CHART_FAULT', chartFault(error));
  }
}

const NOTHING = {
  timers: new Map<string, string>(),
  children: new Map<string, 'active' | 'done'>(),
  mailbox: [],
  completed: [],
};
