import type { Duration } from './duration.js';

/** A length of time and how it is counted: by the calendar, or in working time alone. */
export interface TimeSpan {
  readonly counts: 'calendar' | 'working';
  readonly duration: Duration;
}
