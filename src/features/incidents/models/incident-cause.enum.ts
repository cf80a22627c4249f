import { registerEnumType } from '@nestjs/graphql';

/** The values are those that the runner stores. */
export enum IncidentCause {
  ZOMBIE = 'ZOMBIE',
  TIMER_FAILED = 'TIMER_FAILED',
  NO_DECIDER = 'NO_DECIDER',
  CHART_FAULT = 'CHART_FAULT',
  CALL_FAILED = 'CALL_FAILED',
}

registerEnumType(IncidentCause, {
  name: 'IncidentCause',
  description: 'Why a run cannot go on by itself.',
  valuesMap: {
    ZOMBIE: { description: 'It has no open task, no timer, no call, and no event that it waits for.' },
    TIMER_FAILED: { description: 'A timer came due and could not fire; it is set aside.' },
    NO_DECIDER: { description: 'An approval is open that nobody may decide.' },
    CHART_FAULT: {
      description: 'The chart failed on something that it was asked to take; nothing of it was done.',
    },
    CALL_FAILED: { description: 'A call to a service gave up, and the chart does not say what then.' },
  },
});
