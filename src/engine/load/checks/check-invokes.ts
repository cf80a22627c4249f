import type { GuardDefinition } from '../../chart/guard-definition.js';
import { listOf } from '../../chart/one-or-many.js';
import {
  invocationsOf,
  type Invocation,
  type ServiceInvocation,
  type TaskInvocation,
} from '../../chart/transition.js';
import type { TransitionDefinition, TransitionsDefinition } from '../../chart/transition-definition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';
import { checkInstancesInvoke } from './check-instances.js';
import { isConditional } from './is-conditional.js';
import { checkName } from './check-name.js';
import { own } from '../../own.js';

/** Invokes: that what they open or call exists and is of that kind, and that something follows each way it can end. */
export function checkInvokes(subject: CheckSubject): Finding[] {
  return subject.tree.nodes.flatMap(invocationsOf).flatMap((invocation) => checkInvoke(invocation, subject));
}

function checkInvoke(invocation: Invocation, subject: CheckSubject): Finding[] {
  switch (invocation.kind) {
    case 'task':
      return checkTaskInvoke(invocation, subject);
    case 'service':
      return checkServiceInvoke(invocation, subject);
    case 'instances':
      return checkInstancesInvoke(invocation, subject);
    default:
      // Child runs and locks have checks of their own.
      return [];
  }
}

function checkTaskInvoke(
  { definition, location }: TaskInvocation,
  { definition: playbook, names }: CheckSubject,
): Finding[] {
  const { src, input, onDone } = definition;
  const task = own(playbook.tasks, input.task);
  if (task === undefined)
    return checkName('UNKNOWN_TASK', input.task, names.tasks, [...location, 'input', 'task']);
  const name = input.task;
  return [
    ...(src === task.kind ? [] : [error('WRONG_ACTOR', [...location, 'src'], { name, detail: task.kind })]),
    ...(onDone === undefined
      ? [error('INVOKE_WITHOUT_ON_DONE', location, { name })]
      : Object.keys(task.outcomes).flatMap((outcome) => checkOutcome(outcome, onDone, name, location))),
  ];
}

/** That the service exists, its own checks and those of the expressions see to. */
function checkServiceInvoke({ definition, location }: ServiceInvocation, { names }: CheckSubject): Finding[] {
  const { input, onDone, onError } = definition;
  const name = input.service;
  const unknown = checkName('UNKNOWN_SERVICE', name, names.services, [...location, 'input', 'service']);
  if (unknown.length > 0) return unknown;
  return [
    ...(onDone === undefined ? [error('CALL_WITHOUT_ON_DONE', location, { name })] : []),
    ...(onError === undefined ? [warning('CALL_WITHOUT_ON_ERROR', location, { name })] : []),
    ...[
      { transitions: onDone, key: 'onDone' },
      { transitions: onError, key: 'onError' },
    ].flatMap(({ transitions, key }) =>
      transitions !== undefined && listOf(transitions).every(isConditional)
        ? [warning('ANSWER_MAY_GET_STUCK', [...location, key], { name })]
        : [],
    ),
  ];
}

function checkOutcome(
  outcome: string,
  onDone: TransitionsDefinition,
  task: string,
  location: Finding['location'],
): Finding[] {
  const chances = new Set(
    listOf(onDone).map((one) => (typeof one === 'string' ? 'surely' : chanceOf(one, outcome))),
  );
  if (chances.has('surely')) return [];
  const place = [...location, 'onDone'];
  return chances.has('perhaps')
    ? [warning('OUTCOME_MAY_GET_STUCK', place, { name: outcome, detail: task })]
    : [error('OUTCOME_NOT_HANDLED', place, { name: outcome, detail: task })];
}

/** Whether a transition takes the outcome: an `outcome` guard can tell; of any other guard nothing is known. */
function chanceOf({ guard }: TransitionDefinition, outcome: string): Chance {
  if (guard === undefined) return 'surely';
  return chanceOfGuard(guard, outcome);
}

type Chance = 'surely' | 'perhaps' | 'never';

function chanceOfGuard(guard: GuardDefinition, outcome: string): Chance {
  switch (guard.type) {
    case 'outcome':
      return namesOutcome(guard, outcome) ? 'surely' : 'never';
    case 'not':
      return OPPOSITE[chanceOfGuard(guard.params.guard, outcome)];
    case 'and': {
      const chances = new Set(guard.params.guards.map((one) => chanceOfGuard(one, outcome)));
      if (chances.has('never')) return 'never';
      return chances.has('perhaps') ? 'perhaps' : 'surely';
    }
    case 'or': {
      const chances = new Set(guard.params.guards.map((one) => chanceOfGuard(one, outcome)));
      if (chances.has('surely')) return 'surely';
      return chances.has('perhaps') ? 'perhaps' : 'never';
    }
    default:
      return 'perhaps';
  }
}

const OPPOSITE: Readonly<Record<Chance, Chance>> = { surely: 'never', perhaps: 'perhaps', never: 'surely' };

function namesOutcome(guard: Extract<GuardDefinition, { type: 'outcome' }>, outcome: string): boolean {
  return listOf(guard.params.is).includes(outcome);
}
