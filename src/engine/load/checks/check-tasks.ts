import { parseDuration } from '../../time/duration.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import type { TaskSource } from '../playbook-source.js';
import { checkName } from './check-name.js';
import { checkSpan } from './check-timers.js';

/** Tasks: who may do them, how they end, how long they take. */
export function checkTasks({ source, names }: CheckSubject): Finding[] {
  return Object.entries(source.tasks).flatMap(([key, task]) => [
    ...checkTaskRoles(key, task, names.roles),
    ...checkKind(key, task),
    ...checkDurations(key, task, names.timers),
  ]);
}

function checkTaskRoles(key: string, { role, roles }: TaskSource, known: readonly string[]): Finding[] {
  if ((role === undefined) === (roles === undefined)) return [error('TASK_WITHOUT_ROLE', ['tasks', key])];
  return [
    ...(role === undefined ? [] : checkName('UNKNOWN_ROLE', role, known, ['tasks', key, 'role'])),
    ...(roles ?? []).flatMap((one, index) =>
      checkName('UNKNOWN_ROLE', one, known, ['tasks', key, 'roles', index]),
    ),
  ];
}

function checkKind(
  key: string,
  { kind = 'task', roles = [], decisions = 1, outcomes }: TaskSource,
): Finding[] {
  if (kind === 'approval') {
    return Object.keys(outcomes).length < 2
      ? [error('APPROVAL_WITHOUT_CHOICE', ['tasks', key, 'outcomes'])]
      : [];
  }
  return [
    ...(roles.length > 1 ? [error('TASK_WITH_SEVERAL_ROLES', ['tasks', key, 'roles'])] : []),
    ...(decisions > 1 ? [error('DECISIONS_WITHOUT_APPROVAL', ['tasks', key, 'decisions'])] : []),
  ];
}

function checkDurations(key: string, { effort, due }: TaskSource, timers: readonly string[]): Finding[] {
  return [
    ...(effort === undefined || parseDuration(effort) !== null
      ? []
      : [error('INVALID_DURATION', ['tasks', key, 'effort'], { name: effort })]),
    ...(due === undefined ? [] : checkSpan(due, ['tasks', key, 'due'], timers)),
  ];
}
