import { addDuration } from './add-duration.js';
import type { Duration } from './duration.js';
import { epochMilliseconds, instantText, type InstantText } from './instant.js';
import { addWorkingTime, workingMilliseconds, type WorkingTime } from './working-time.js';

/** A length of time and how it is counted: by the calendar, or in working time alone. */
export interface TimeSpan {
  readonly counts: 'calendar' | 'working';
  readonly duration: Duration;
}

/** What spans are counted by. */
export interface SpanCalendar {
  readonly timeZone: string;
  /** `null` where the playbook says nothing of it; then no span may count it. */
  readonly working: WorkingTime | null;
}

/** The instant a span later. Throws a `RangeError` when it counts working time and there is none. */
export function addSpan(instant: InstantText, span: TimeSpan, calendar: SpanCalendar): InstantText {
  return span.counts === 'working'
    ? addWorkingTime(instant, span.duration, workingOf(calendar))
    : addDuration(instant, span.duration, calendar.timeZone);
}

/** When something is due after a pause that was due at `dueAt` before it, if the time that was left is to be left. */
export function keepRemainder(
  dueAt: InstantText,
  pause: { readonly from: InstantText; readonly to: InstantText },
  { counts }: Pick<TimeSpan, 'counts'>,
  calendar: SpanCalendar,
): InstantText {
  // What was due before the pause has nothing left: it stays as late as it is.
  if (dueAt <= pause.from) return dueAt;
  if (counts === 'working') {
    const milliseconds = workingMilliseconds(pause.from, dueAt, workingOf(calendar));
    return addWorkingTime(pause.to, { months: 0, days: 0, milliseconds }, workingOf(calendar));
  }
  const left = epochMilliseconds(dueAt) - epochMilliseconds(pause.from);
  return instantText(epochMilliseconds(pause.to) + left);
}

function workingOf({ working }: SpanCalendar): WorkingTime {
  if (working === null) throw new RangeError('the playbook does not say when people work');
  return working;
}
