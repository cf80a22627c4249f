import { registerEnumType } from '@nestjs/graphql';

/** The values are those that the runner stores. */
export enum IncidentCause {
  ZOMBIE = 'ZOMBIE',
  TIMER_FAILED = 'TIMER_FAILED',
  NO_DECIDER = 'NO_DECIDER',
  CHART_FAULT = 'CHART_FAULT',
  CALL_FAILED = 'CALL_FAILED',
  CHILD_FAILED = 'CHILD_FAILED',
  LOCK_STUCK = 'LOCK_STUCK',
  LOCK_DEADLOCK = 'LOCK_DEADLOCK',
  TIMER_OVERDUE = 'TIMER_OVERDUE',
  ROWS_DISAGREE = 'ROWS_DISAGREE',
}

registerEnumType(IncidentCause, {
  name: 'IncidentCause',
  description: 'Why a run cannot go on by itself.',
  valuesMap: {
    ZOMBIE: {
      description:
        'It has no open task, no timer, no call, no child run, and no event or lock that it waits for.',
    },
    TIMER_FAILED: { description: 'A timer came due and could not fire; it is set aside.' },
    NO_DECIDER: { description: 'An approval is open that nobody may decide.' },
    CHART_FAULT: {
      description: 'The chart failed on something that it was asked to take; nothing of it was done.',
    },
    CALL_FAILED: { description: 'A call to a service gave up, and the chart does not say what then.' },
    CHILD_FAILED: {
      description:
        'A child run could not be started, was cancelled or is lost, and the chart does not say what then.',
    },
    LOCK_STUCK: { description: 'A lock is free, and is not granted to the run though it is its turn.' },
    LOCK_DEADLOCK: { description: 'Runs wait in a circle for locks that they hold themselves.' },
    TIMER_OVERDUE: { description: 'Timers came due long ago and no process fires them.' },
    ROWS_DISAGREE: { description: 'What is stored of the run does not agree with itself.' },
  },
});
