import { resolveTarget } from '../../chart/resolve-target.js';
import type { StateNode, StateTree } from '../../chart/state-tree.js';
import { transitionsOf, type Transition } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { suggestName } from '../suggest-name.js';
import { checkName } from './check-name.js';
import { checkSpan } from './check-timers.js';
import { isReservedEvent } from './check-events.js';

/** Transitions: what sets them off and where they lead. */
export function checkTransitions({ tree, names }: CheckSubject): Finding[] {
  const events = [...names.events, ...names.internalEvents];
  return tree.nodes.flatMap((node) => [
    ...Object.keys(node.definition.on ?? {}).flatMap((event) => checkEvent(node, event, events)),
    ...Object.keys(node.definition.after ?? {}).flatMap((text) =>
      checkSpan(text, [...node.location, 'after', text], names.timers),
    ),
    ...transitionsOf(node).flatMap((transition) => [
      ...checkTargets(transition, tree),
      ...checkEffect(transition, tree),
    ]),
  ]);
}

function checkEvent(node: StateNode, event: string, known: readonly string[]): Finding[] {
  const location = [...node.location, 'on', event];
  if (event === 'kpi.observed') return [];
  if (isReservedEvent(event)) return [error('RESERVED_EVENT', location, { name: event })];
  return checkName('UNKNOWN_EVENT', event, [...known, 'kpi.observed'], location);
}

function checkTargets(transition: Transition, tree: StateTree): Finding[] {
  const { source, definition, targets, targetLocations, location } = transition;
  const resolved = targets.map((target) => resolveTarget(tree, source, target));
  const unknown = targets.flatMap((name, index) =>
    resolved[index] === null
      ? [
          error('UNKNOWN_TARGET', targetLocations[index] ?? location, {
            name,
            detail: nearTarget(name, source),
          }),
        ]
      : [],
  );
  const found = resolved.filter((node) => node !== null);
  const exclude = found.some((one, index) =>
    found.slice(index + 1).some((other) => !canBeTogether(one, other)),
  );
  const relived = found.filter((node) => isEnteredFromInside(node, source, definition.reenter === true));
  return [
    ...unknown,
    ...relived.map(({ parent }) => error('HISTORY_FROM_INSIDE', location, { name: parent?.path ?? '' })),
    ...(exclude ? [error('TARGETS_EXCLUDE_EACH_OTHER', location, { name: targets.join(', ') })] : []),
  ];
}

/**
 * XState 5.33 enters what a history remembers together with everything around it up to the history's parent, also those
 * states around that the transition does not leave: their entry actions, timers and tasks are then there twice. It leaves
 * them all only when the source stands directly below the parent and reenters.
 */
function isEnteredFromInside({ type, parent }: StateNode, source: StateNode, reenters: boolean): boolean {
  if (type !== 'history' || parent === null || parent === source) return false;
  return pathFromRoot(source).includes(parent) && !(reenters && source.parent === parent);
}

function checkEffect(
  { definition, targets, location, trigger, source }: Transition,
  tree: StateTree,
): Finding[] {
  // On an event, doing nothing has a meaning: it keeps later and outer transitions from being taken.
  const mayBeEmpty = trigger.kind === 'event' || trigger.kind === 'kpi';
  const isEmpty = targets.length === 0 && definition.actions === undefined;
  if (isEmpty && !mayBeEmpty) return [error('EMPTY_TRANSITION', location)];
  if (trigger.kind !== 'always' || definition.guard !== undefined) return [];
  const leavesNothing = targets
    .map((target) => resolveTarget(tree, source, target))
    .every((target) => target !== null && pathFromRoot(target).includes(source));
  return leavesNothing ? [error('ALWAYS_LOOP', location)] : [];
}

function nearTarget(target: string, source: StateNode): string {
  if (target.startsWith('#')) return '';
  const beside = target.startsWith('.') ? source.children : (source.parent?.children ?? source.children);
  return suggestName(target.replace(/^\./, ''), beside.keys());
}

/** Two states can be active together when their ways from the root part in a parallel state. */
function canBeTogether(one: StateNode, other: StateNode): boolean {
  const [first, second] = [pathFromRoot(one), pathFromRoot(other)];
  const parting = first.findIndex((node, index) => node !== second[index]);
  if (parting <= 0 || parting >= second.length) return false;
  return first[parting - 1]?.type === 'parallel';
}

function pathFromRoot(node: StateNode): StateNode[] {
  return node.parent === null ? [node] : [...pathFromRoot(node.parent), node];
}
