import { invocationsOf, type LockInvocation } from '../../chart/transition.js';
import type { StateNode } from '../../chart/state-tree.js';
import { own } from '../../own.js';
import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';
import { checkExpressionAt } from './check-expression-at.js';
import { checkName } from './check-name.js';

/** Invokes of locks: that the lock exists, that something follows when it is granted, and that a run does not wait for itself. */
export function checkLocks(subject: CheckSubject): Finding[] {
  const invocations = subject.tree.nodes.flatMap(invocationsOf).filter((one) => one.kind === 'lock');
  return [
    ...invocations.flatMap((invocation) => checkLock(invocation, subject)),
    ...invocations.flatMap((invocation, index) =>
      invocations.slice(0, index).some((other) => excludes(invocation, other, subject))
        ? [
            warning('LOCK_ASKED_TWICE', [...invocation.location, 'input', 'lock'], {
              name: invocation.definition.input.lock,
            }),
          ]
        : [],
    ),
  ];
}

function checkLock({ definition, location }: LockInvocation, subject: CheckSubject): Finding[] {
  const { lock: name, key } = definition.input;
  return [
    ...checkName('UNKNOWN_LOCK', name, subject.names.locks, [...location, 'input', 'lock']),
    ...(definition.onDone === undefined ? [error('LOCK_WITHOUT_ON_DONE', location, { name })] : []),
    ...(key === undefined
      ? []
      : checkExpressionAt(key, 'string', { kind: 'none' }, [...location, 'input', 'key'], subject)),
  ];
}

/**
 * True where the one is surely asked for while the other is held: in a state around it, which can be left from inside only
 * after that. Regions side by side take turns.
 */
function excludes(inner: LockInvocation, outer: LockInvocation, { definition }: CheckSubject): boolean {
  const { lock, key } = inner.definition.input;
  const known = own(definition.locks, lock);
  if (known === undefined || known.capacity > 1) return false;
  if (outer.definition.input.lock !== lock || key !== outer.definition.input.key) return false;
  return inner.state === outer.state || isInside(inner.state, outer.state);
}

function isInside(node: StateNode, around: StateNode): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (parent === around) return true;
  return false;
}
