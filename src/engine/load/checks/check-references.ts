import { isTimeZone } from '../../time/time-zone.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkName } from './check-name.js';

/** What the playbook as a whole refers to: its time zone, its retrospective. */
export function checkReferences({ definition, names }: CheckSubject): Finding[] {
  const { timeZone, retrospective } = definition;
  return [
    ...(isTimeZone(timeZone) ? [] : [error('UNKNOWN_TIME_ZONE', ['timeZone'], { name: timeZone })]),
    ...(retrospective === undefined
      ? []
      : checkName('UNKNOWN_TASK', retrospective.task, names.tasks, ['retrospective', 'task'])),
  ];
}
