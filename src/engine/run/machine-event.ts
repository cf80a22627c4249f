import type { MachineEvent } from '../chart/run-machine.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { timerEventType } from '../chart/timer-id.js';
import { INSTANCES_CHANGED, KPI_OBSERVED } from '../chart/transition.js';
import type { DeliveredEvent } from './run-event.js';

/** An event in XState's terms. */
export function machineEventOf(event: DeliveredEvent): MachineEvent {
  switch (event.type) {
    case 'task.closed': {
      const { invocation, outcome, form, by } = event;
      return endOf(invocation, { output: { outcome, form, by } });
    }
    case 'service.answered':
    case 'child.completed': {
      const { invocation, output } = event;
      return endOf(invocation, { output });
    }
    case 'service.failed':
    case 'child.failed': {
      const { invocation, error } = event;
      return endOf(invocation, { error });
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

/** What a state invokes ends by XState's own event; one of many instances by the engine's. */
export function endOf(invocation: string, end: Pick<MachineEvent, 'output' | 'error'>): MachineEvent {
  if (parseInstanceInvocation(invocation) !== null) return { type: INSTANCES_CHANGED, invocation, ...end };
  const kind = end.error === undefined ? 'done' : 'error';
  return { type: `xstate.${kind}.actor.${invocation}`, ...end, actorId: invocation };
}
