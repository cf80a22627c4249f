import { invocationsOf } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';
import { reachableStates, type Reachability } from '../reachable-states.js';

/** The chart as a whole: that every state can be reached, that a run can end, that every task and role has a use. */
export function checkGraph(subject: CheckSubject): Finding[] {
  const reachability = reachableStates(subject.tree);
  return [
    ...unreachable(subject, reachability),
    ...endless(subject, reachability),
    ...unopenedTasks(subject),
    ...unneededRoles(subject),
  ];
}

function unreachable({ tree }: CheckSubject, { states }: Reachability): Finding[] {
  return tree.nodes
    .filter((node) => !states.has(node) && (node.parent === null || states.has(node.parent)))
    .map((node) => error('UNREACHABLE_STATE', node.location, { name: node.path }));
}

function endless({ tree }: CheckSubject, { states, completing }: Reachability): Finding[] {
  const { root } = tree;
  const never = tree.nodes.filter(
    (node) => node.definition.onDone !== undefined && states.has(node) && !completing.has(node),
  );
  return [
    ...(completing.has(root) ? [] : [error('NO_FINAL_STATE', [...root.location, 'states'])]),
    ...never.map((node) => warning('DONE_NEVER_HAPPENS', [...node.location, 'onDone'], { name: node.path })),
  ];
}

function unopenedTasks({ definition, tree }: CheckSubject): Finding[] {
  const opened = new Set(tree.nodes.flatMap(invocationsOf).map((each) => each.definition.input.task));
  return Object.keys(definition.tasks)
    .filter((key) => !opened.has(key))
    .map((name) => warning('TASK_NEVER_OPENED', ['tasks', name], { name }));
}

function unneededRoles({ definition }: CheckSubject): Finding[] {
  const needed = new Set(Object.values(definition.tasks).flatMap(({ roles }) => roles));
  return Object.keys(definition.roles)
    .filter((key) => !needed.has(key))
    .map((name) => warning('ROLE_NEVER_NEEDED', ['roles', name], { name }));
}
