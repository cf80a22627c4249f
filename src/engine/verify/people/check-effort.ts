import { resolveSpan } from '../../chart/resolve-span.js';
import type { CheckSubject } from '../../load/check-subject.js';
import { warning, type Finding } from '../../load/finding.js';
import { parseDuration } from '../../time/duration.js';
import { hoursWithin, mostWorkingTime, workWeek } from './most-working-time.js';

const HOUR = 3_600_000;

/** Tasks: that one person can do the work by when it is due, at least when it opens on the best of days. */
export function checkEffort({ definition }: CheckSubject): Finding[] {
  const week = workWeek(definition.workingTime);
  const most = new Map<string, number>();
  return Object.entries(definition.tasks).flatMap(([key, { effort, due }]) => {
    const work = effort === undefined ? null : parseDuration(effort);
    const span = due === undefined ? null : resolveSpan(due, definition);
    if (effort === undefined || due === undefined || work === null || span === null) return [];
    const time = most.get(due) ?? mostWorkingTime(span, week);
    most.set(due, time);
    if (hoursWithin(work, week) <= time) return [];
    const about = { name: effort, detail: due, more: [String(Math.floor((10 * time) / HOUR) / 10)] };
    return [warning('EFFORT_BEYOND_DUE', ['tasks', key, 'effort'], about)];
  });
}
