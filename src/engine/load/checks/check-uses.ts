import { invocationsOf, isTaskInvocation } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { warning, type Finding } from '../finding.js';

/** Tasks that no state opens. */
export function checkTaskUses({ definition, tree }: CheckSubject): Finding[] {
  const invocations = tree.nodes.flatMap(invocationsOf).filter(isTaskInvocation);
  const opened = new Set(invocations.map((each) => each.definition.input.task));
  return Object.keys(definition.tasks)
    .filter((key) => !opened.has(key))
    .map((name) => warning('TASK_NEVER_OPENED', ['tasks', name], { name }));
}

/** Roles that no task needs. */
export function checkRoleUses({ definition }: CheckSubject): Finding[] {
  const needed = new Set(Object.values(definition.tasks).flatMap(({ roles }) => roles));
  return Object.keys(definition.roles)
    .filter((key) => !needed.has(key))
    .map((name) => warning('ROLE_NEVER_NEEDED', ['roles', name], { name }));
}
