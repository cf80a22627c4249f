import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';
import { reachableStates, type Reachability } from '../reachable-states.js';

/** The chart as a whole: that every state can be reached and a run can end. Asks for a chart without loose ends. */
export function checkReachability(subject: CheckSubject): Finding[] {
  const reachability = reachableStates(subject.tree);
  return [...unreachable(subject, reachability), ...endless(subject, reachability)];
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
