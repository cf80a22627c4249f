import type { Chart } from '../chart/chart.js';
import { epochMilliseconds, instantText } from '../time/instant.js';
import { allowedEvents } from './allowed-events.js';
import { cancelRun } from './cancel-run.js';
import { chartFault } from './chart-fault.js';
import { compensateLate } from './compensate-late.js';
import type { Decision } from './decision.js';
import { deliver } from './deliver.js';
import { holdEvent } from './hold-event.js';
import type { Moment } from './moment.js';
import { pauseRun, resumeRun } from './pause-run.js';
import { refuser } from './refuse.js';
import type { RunEvent } from './run-event.js';
import type { RunState } from './run-state.js';
import type { ToldDates } from './told-dates.js';

/**
 * What an event does to a run: the new state and the effects, or a refusal. Pure; neither `state` nor `event` is
 * changed, and the same arguments always give the same answer. `now` is an ISO 8601 instant; throws a
 * `RangeError` when it is none, and nothing else: faults of the chart are refusals.
 *
 * An event that is accepted takes with it everything in the run's mailbox that can be taken after it; all of it is one
 * decision. Should one of those make the chart fail, the whole is refused.
 *
 * Where an entry of a log is decided again, `told` are its due dates, which no newer calendar changes.
 */
export function decide(
  chart: Chart,
  state: RunState,
  event: RunEvent,
  now: string,
  told: ToldDates | null = null,
): Decision {
  const moment: Moment = {
    chart,
    state,
    now: instantText(epochMilliseconds(now)),
    refuse: refuser(() => allowedEvents(chart, state)),
    told,
  };
  if (event.type !== 'service.answeredLate' && hasEnded(state)) return moment.refuse('RUN_ENDED');
  try {
    switch (event.type) {
      case 'run.paused':
        return pauseRun(moment, event);
      case 'run.resumed':
        return resumeRun(moment);
      case 'run.cancelled':
        return cancelRun(moment, event);
      case 'service.answeredLate':
        return compensateLate(moment, event);
      default:
        return state.status === 'paused' ? holdEvent(moment, event) : deliver(moment, event);
    }
  } catch (error) {
    return moment.refuse('CHART_FAULT', chartFault(error));
  }
}

function hasEnded({ status }: RunState): boolean {
  return status === 'done' || status === 'cancelled';
}
