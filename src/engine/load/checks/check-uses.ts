import { activityOf } from '../../chart/instances-of.js';
import { listOf } from '../../chart/one-or-many.js';
import { invocationsOf, transitionsOf, type Invocation } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { warning, type Finding } from '../finding.js';

/** Tasks that no state opens. */
export function checkTaskUses({ definition, tree }: CheckSubject): Finding[] {
  const opened = new Set(tree.nodes.flatMap(invocationsOf).flatMap(taskOf));
  return Object.keys(definition.tasks)
    .filter((key) => !opened.has(key))
    .map((name) => warning('TASK_NEVER_OPENED', ['tasks', name], { name }));
}

/** Roles that no task and no child run needs. */
export function checkRoleUses({ definition, tree }: CheckSubject): Finding[] {
  const needed = new Set([
    ...Object.values(definition.tasks).flatMap(({ roles }) => roles),
    ...tree.nodes.flatMap(invocationsOf).flatMap(rolesLentBy),
  ]);
  return Object.keys(definition.roles)
    .filter((key) => !needed.has(key))
    .map((name) => warning('ROLE_NEVER_NEEDED', ['roles', name], { name }));
}

/** Services that neither a state nor an action calls. */
export function checkServiceUses({ definition, tree }: CheckSubject): Finding[] {
  const called = new Set(tree.nodes.flatMap(invocationsOf).flatMap(serviceOf));
  const compensations = [...Object.values(definition.tasks), ...Object.values(definition.services)].map(
    ({ compensation }) => compensation,
  );
  const children = tree.nodes
    .flatMap(invocationsOf)
    .map((one) => (one.kind === 'instances' ? activityOf(one) : one))
    .map((one) => (one.kind === 'playbook' ? one.definition.input.compensation : undefined));
  const actions = [
    ...tree.nodes.flatMap(({ definition: { entry, exit } }) => [entry, exit]),
    ...tree.nodes.flatMap(transitionsOf).map((transition) => transition.definition.actions),
    ...compensations,
    ...children,
    definition.onCancel,
  ].flatMap(listOf);
  for (const action of actions) if (action.type === 'call') called.add(action.params.service);
  return Object.keys(definition.services)
    .filter((key) => !called.has(key))
    .map((name) => warning('SERVICE_NEVER_CALLED', ['services', name], { name }));
}

/** Locks that no state waits for. */
export function checkLockUses({ definition, tree }: CheckSubject): Finding[] {
  const used = new Set(
    tree.nodes
      .flatMap(invocationsOf)
      .flatMap((one) => (one.kind === 'lock' ? [one.definition.input.lock] : [])),
  );
  return Object.keys(definition.locks)
    .filter((key) => !used.has(key))
    .map((name) => warning('LOCK_NEVER_USED', ['locks', name], { name }));
}

/** Timers that no state and no task goes by. */
export function checkTimerUses({ definition, tree }: CheckSubject): Finding[] {
  const used = new Set([
    ...tree.nodes.flatMap((node) => Object.keys(node.definition.after ?? {})),
    ...Object.values(definition.tasks).flatMap(({ due }) => due ?? []),
  ]);
  return Object.keys(definition.timers)
    .filter((key) => !used.has(key))
    .map((name) => warning('TIMER_NEVER_USED', ['timers', name], { name }));
}

function rolesLentBy(one: Invocation): string[] {
  const invocation = one.kind === 'instances' ? activityOf(one) : one;
  return invocation.kind === 'playbook' ? Object.values(invocation.definition.input.roles ?? {}) : [];
}

function serviceOf(invocation: Invocation): string[] {
  const used = usedBy(invocation);
  return 'service' in used ? [used.service] : [];
}

function taskOf(invocation: Invocation): string[] {
  const used = usedBy(invocation);
  return 'task' in used ? [used.task] : [];
}

/** What a state invokes, or each of the instances that it invokes. */
function usedBy({ definition }: Invocation) {
  return definition.src === 'instances' ? definition.input.of.input : definition.input;
}
