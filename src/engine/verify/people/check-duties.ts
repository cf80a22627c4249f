import type { TaskDefinition } from '../../chart/playbook-definition.js';
import { activityOf } from '../../chart/instances-of.js';
import { initialOf, resolveTarget } from '../../chart/resolve-target.js';
import type { StateNode } from '../../chart/state-tree.js';
import { invocationsOf, transitionsOf, type Invocation } from '../../chart/transition.js';
import type { CheckSubject } from '../../load/check-subject.js';
import { error, type Finding } from '../../load/finding.js';
import { own } from '../../own.js';
import { departmentsWithin, peopleIn, type Staff } from './staff.js';

/** Approvals: that there are enough people to decide, whoever does the work that asks for it having no say. */
export function checkDuties(subject: CheckSubject): Finding[] {
  const { definition, staff } = subject;
  if (staff === undefined) return [];
  const asked = askersOf(subject);
  return Object.entries(definition.tasks).flatMap(([key, task]) => {
    if (task.kind !== 'approval') return [];
    const deciders = departmentsOf(task, subject, staff);
    const people = peopleIn(deciders, staff);
    // Roles that nobody can fill are blamed for that.
    if (people === 0) return [];
    const besides = (asked.get(key) ?? []).map((asker) => {
      const askers = departmentsOf(asker, subject, staff);
      const isOneOfThem = peopleIn(askers, staff) > 0 && [...askers].every((one) => deciders.has(one));
      return isOneOfThem ? people - 1 : people;
    });
    const left = Math.min(people, ...besides);
    if (left >= task.decisions) return [];
    const about = { name: key, detail: String(task.decisions), more: [String(left)] };
    return [error('DUTIES_CANNOT_BE_SEPARATED', ['tasks', key], about)];
  });
}

/** The departments with people that a task's roles may be filled from. */
function departmentsOf({ roles }: TaskDefinition, { definition }: CheckSubject, staff: Staff) {
  const keys = roles.flatMap((role) => own(definition.roles, role)?.department ?? []);
  const within = departmentsWithin(keys, staff);
  return new Set([...within].filter((key) => (staff.headcounts.get(key) ?? 0) > 0));
}

/** By approval, the tasks whose closing opens it at once. */
function askersOf({ definition, tree }: CheckSubject): Map<string, TaskDefinition[]> {
  const askers = new Map<string, TaskDefinition[]>();
  for (const transition of tree.nodes.flatMap(transitionsOf)) {
    const { trigger, source, targets } = transition;
    if (trigger.kind !== 'task') continue;
    const asker = own(definition.tasks, trigger.invocation.definition.input.task);
    if (asker === undefined || asker.kind === 'approval') continue;
    const entered = targets
      .map((target) => resolveTarget(tree, source, target))
      .flatMap((node) => (node === null ? [] : enteredAlong(node)));
    for (const approval of entered.flatMap(invocationsOf).flatMap(approvalOf)) {
      askers.set(approval, [...(askers.get(approval) ?? []), asker]);
    }
  }
  return askers;
}

/** The state, and those inside that are entered along with it. */
function enteredAlong(node: StateNode): StateNode[] {
  const first = node.type === 'parallel' ? [...node.children.values()] : [initialOf(node)];
  return [node, ...first.flatMap((child) => (child === null ? [] : enteredAlong(child)))];
}

function approvalOf(one: Invocation): string[] {
  const { definition } = one.kind === 'instances' ? activityOf(one) : one;
  return definition.src === 'approval' ? [definition.input.task] : [];
}
