import type { ExecutableActionObject } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import { epochMilliseconds, instantText } from '../time/instant.js';
import { acceptStep } from './accept-step.js';
import { allowedEvents } from './allowed-events.js';
import { chartFault } from './chart-fault.js';
import type { Decision } from './decision.js';
import { inertScope } from './inert-scope.js';
import { refuser } from './refuse.js';
import { restoreSnapshot } from './restore-snapshot.js';
import type { RunEvent } from './run-event.js';
import type { RunState } from './run-state.js';
import { readSnapshot } from './stored-snapshot.js';
import { takeIn } from './take-in.js';

/**
 * What an event does to a run: the new state and the effects, or a refusal. Pure; neither `state` nor `event` is
 * changed, and the same arguments always give the same answer. `now` is an ISO 8601 instant; throws a
 * `RangeError` when it is none, and nothing else: faults of the chart are refusals.
 */
export function decide(chart: Chart, state: RunState, event: RunEvent, now: string): Decision {
  const moment = instantText(epochMilliseconds(now));
  const refuse = refuser(() => allowedEvents(chart, state));
  if (state.status === 'done') return refuse('RUN_ENDED');
  const before = readSnapshot(state.snapshot);
  const intake = takeIn({ chart, stored: before, event, now: moment, refuse });
  if (!intake.ok) return intake;

  const compiled = compiledOf(chart);
  const { machine } = compiled;
  const actions: ExecutableActionObject[] = [];
  try {
    const scope = inertScope(machine, actions);
    const resting = restoreSnapshot(compiled, intake.stored, scope);
    if (intake.unlessTaken !== null && machine.getTransitionData(resting, intake.event).length === 0) {
      return intake.unlessTaken();
    }
    const snapshot = machine.transition(resting, intake.event, scope);
    const { timers, children } = intake.stored;
    return acceptStep(chart, { snapshot, actions }, { timers, children, from: state.states, now: moment });
  } catch (error) {
    return refuse('CHART_FAULT', chartFault(error));
  }
}
