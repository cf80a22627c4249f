import { Temporal } from 'temporal-polyfill';
import type { Duration } from './duration.js';
import { epochMilliseconds, instantText, type InstantText } from './instant.js';
import type { IsWorkday } from './weekdays.js';

/** When people work. All of it is read off the clock on the wall in the zone, so that no change of it costs anybody hours. */
export interface WorkingTime {
  readonly isWorkday: IsWorkday;
  /** Milliseconds since midnight, in order. */
  readonly hours: readonly WorkingHours[];
  readonly timeZone: string;
}

export interface WorkingHours {
  readonly from: number;
  readonly to: number;
}

/** A moment on the wall. */
interface WallTime {
  /** Counted from 1 January 1970. */
  readonly day: number;
  /** Milliseconds since midnight. */
  readonly time: number;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Reads `09:00-12:00`. `null` when it is not of this form or does not end after it begins. */
export function parseWorkingHours(text: string): WorkingHours | null {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (match === null) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const hours = { from: (fromHour * 60 + fromMinute) * MINUTE, to: (toHour * 60 + toMinute) * MINUTE };
  return hours.from < hours.to && hours.to <= DAY ? hours : null;
}

/**
 * The instant a duration of working time later. Days are working days and keep the time of day; hours, minutes and seconds
 * pass in working hours alone. What begins outside of working hours begins when they do. Months are not counted.
 */
export function addWorkingTime(instant: InstantText, duration: Duration, working: WorkingTime): InstantText {
  let { day, time } = nextWorkingMoment(wallTime(instant, working.timeZone), working);
  for (let days = duration.days; days > 0; days--) day = nextWorkday(day + 1, working);
  let left = duration.milliseconds;
  while (left > 0) {
    const today = workingTimeOf(working, time, DAY);
    if (left <= today) return instantOf({ day, time: after(working, time, left) }, working.timeZone);
    left -= today;
    day = nextWorkday(day + 1, working);
    time = 0;
  }
  return instantOf({ day, time }, working.timeZone);
}

/** Milliseconds of working time between two instants; 0 when the second is not later. */
export function workingMilliseconds(from: InstantText, to: InstantText, working: WorkingTime): number {
  if (to <= from) return 0;
  const [first, last] = [wallTime(from, working.timeZone), wallTime(to, working.timeZone)];
  let total = 0;
  for (let day = first.day; day <= last.day; day++) {
    if (!working.isWorkday(day)) continue;
    const begin = day === first.day ? first.time : 0;
    total += workingTimeOf(working, begin, day === last.day ? last.time : DAY);
  }
  return total;
}

function nextWorkingMoment({ day, time }: WallTime, working: WorkingTime): WallTime {
  if (working.isWorkday(day)) {
    const hours = working.hours.find(({ to }) => time < to);
    if (hours !== undefined) return { day, time: Math.max(time, hours.from) };
  }
  return { day: nextWorkday(day + 1, working), time: working.hours[0]?.from ?? 0 };
}

/** That day, or the first workday after it. */
function nextWorkday(day: number, { isWorkday }: WorkingTime): number {
  let next = day;
  while (!isWorkday(next)) next += 1;
  return next;
}

function workingTimeOf({ hours }: WorkingTime, begin: number, end: number): number {
  return hours.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, begin)), 0);
}

/** The time of day at which so much working time has passed since `begin`; the day must have that much left. */
function after({ hours }: WorkingTime, begin: number, length: number): number {
  let left = length;
  for (const { from, to } of hours) {
    const start = Math.max(from, begin);
    if (start >= to) continue;
    if (left <= to - start) return start + left;
    left -= to - start;
  }
  return DAY;
}

function wallTime(instant: InstantText, timeZone: string): WallTime {
  const epoch = epochMilliseconds(instant);
  const wall = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const local = epoch + wall.offsetNanoseconds / 1_000_000;
  const day = Math.floor(local / DAY);
  return { day, time: local - day * DAY };
}

function instantOf({ day, time }: WallTime, timeZone: string): InstantText {
  const wall = instantText(day * DAY + time).slice(0, -1);
  return instantText(Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds);
}
