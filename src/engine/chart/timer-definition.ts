import type { LocalizedText } from '../localized-text.js';
import type { CompanyDays } from '../time/working-calendar.js';

/** A length of time or a date with a name, for `after` and `due`. It has either `duration` or `until`. */
export interface TimerDefinition {
  readonly title?: LocalizedText;
  /** ISO 8601 duration. Counted in working time it has no months and no years. */
  readonly duration?: string;
  /** CEL that yields an ISO 8601 date or instant. */
  readonly until?: string;
  /** How far from `until`: an ISO 8601 duration, with a minus for before. */
  readonly offset?: string;
  /** `working`: only the hours of `workingTime` count; a day is a working day. */
  readonly counts: 'calendar' | 'working';
  readonly onPause: PauseMeaning;
}

/**
 * What becomes of a pending timer when a paused run goes on: it is due when it was (at once, if that is past), after the
 * time that was left when the pause began, or after its whole duration again.
 */
export type PauseMeaning = 'keepDate' | 'keepRemainder' | 'startAgain';

/** When people work, in the playbook's time zone. */
export interface WorkingTimeDefinition {
  /**
   * `CN`: Mondays to Fridays, without the public holidays and with the make-up workdays of mainland China. Other countries
   * and regions (`DE`, `DE-BY`): the working week without the public holidays.
   */
  readonly calendar: string;
  /** `HH:MM-HH:MM`, in order, not overlapping; the day may end at `24:00`. */
  readonly hours: readonly string[];
  /** The company's own days on top of the calendar: off, or worked all the same. */
  readonly companyDays?: CompanyDays;
}
