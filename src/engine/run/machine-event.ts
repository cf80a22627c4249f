import type { MachineEvent } from '../chart/run-machine.js';
import { timerEventType } from '../chart/timer-id.js';
import { KPI_OBSERVED } from '../chart/transition.js';
import type { DeliveredEvent } from './run-event.js';

/** An event in XState's terms. */
export function machineEventOf(event: DeliveredEvent): MachineEvent {
  switch (event.type) {
    case 'task.closed': {
      const { invocation, outcome, form, by } = event;
      return {
        type: `xstate.done.actor.${invocation}`,
        output: { outcome, form, by },
        actorId: invocation,
      };
    }
    case 'service.answered':
    case 'child.completed': {
      const { invocation, output } = event;
      return { type: `xstate.done.actor.${invocation}`, output, actorId: invocation };
    }
    case 'service.failed':
    case 'child.failed': {
      const { invocation, error } = event;
      return { type: `xstate.error.actor.${invocation}`, error, actorId: invocation };
    }
    case 'lock.granted':
      return { type: `xstate.done.actor.${event.invocation}`, output: {}, actorId: event.invocation };
    case 'event.sent':
      return { type: event.name, payload: event.payload, by: event.by };
    case 'kpi.observed':
      return { type: KPI_OBSERVED, kpi: event.kpi, value: event.value, by: event.by };
    case 'timer.fired':
      return { type: timerEventType(event.timer) };
  }
}
