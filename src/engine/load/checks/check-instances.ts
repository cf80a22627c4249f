import type {
  AddInstancesAction,
  CancelInstancesAction,
  CompleteInstancesAction,
} from '../../chart/action-definition.js';
import { instanceAdditions } from '../../chart/instance-additions.js';
import type { InstancesDefinition } from '../../chart/instances-definition.js';
import { DEFAULT_MOST, instancesOf } from '../../chart/instances-of.js';
import type { TransitionsDefinition } from '../../chart/transition-definition.js';
import type { InstanceSource } from '../../chart/new-instances.js';
import { listOf } from '../../chart/one-or-many.js';
import type { Location } from '../../chart/state-tree.js';
import type { InstancesInvocation } from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { own } from '../../own.js';
import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';
import { checkExpressionAt } from './check-expression-at.js';
import { isConditional } from './is-conditional.js';
import { checkName } from './check-name.js';

const NO_EVENT: ExpressionSite = { kind: 'none' };

/** Instances: what each of them is, how many there are to be, when they are done, and what follows. */
export function checkInstancesInvoke(invocation: InstancesInvocation, subject: CheckSubject): Finding[] {
  const { id: name, location, definition } = invocation;
  const { input, onDone, onError } = definition;
  const place = [...location, 'input'];
  return [
    ...checkActivity(input.of, [...place, 'of'], subject),
    ...checkSource(input, NO_EVENT, place, subject),
    ...checkUntil(invocation, place, subject),
    ...(input.label === undefined
      ? []
      : checkExpressionAt(input.label, 'string', { kind: 'instance' }, [...place, 'label'], subject)),
    ...(onDone === undefined ? [error('INSTANCES_WITHOUT_ON_DONE', location, { name })] : []),
    ...(mayAllFail(onDone) ? [warning('INSTANCES_MAY_GET_STUCK', [...location, 'onDone'], { name })] : []),
    ...checkFailure(input, onError, location, name),
  ];
}

/** That each set says how many there are to be. Only of whole files: what is ill-shaped and put aside is not missing. */
export function checkInstanceNumbers({ tree }: CheckSubject): Finding[] {
  return instancesOf(tree).flatMap(({ definition: { input }, location }) =>
    checkEither(input, [...location, 'input']),
  );
}

/** Actions on a set: that there is such a set, and that what is added is a list or a number. */
export function checkInstancesAction(
  action: AddInstancesAction | CancelInstancesAction | CompleteInstancesAction,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const known = instancesOf(subject.tree).map(({ id }) => id);
  if (action.type !== 'addInstances') {
    return checkName('UNKNOWN_INSTANCES', action.params.of, known, [...location, 'of']);
  }
  return [
    ...checkName('UNKNOWN_INSTANCES', action.params.to, known, [...location, 'to']),
    ...checkEither(action.params, location),
    ...checkSource(action.params, site, location, subject),
  ];
}

function checkEither({ forEach, count }: InstanceSource, location: Location): Finding[] {
  return (forEach === undefined) === (count === undefined) ? [error('INSTANCES_OF_WHAT', location)] : [];
}

function checkActivity(
  { src, input }: InstancesDefinition['of'],
  location: Location,
  { definition, names }: CheckSubject,
): Finding[] {
  // That there is such a playbook, the checks of child runs see to.
  if ('playbook' in input) return [];
  if ('service' in input) {
    return checkName('UNKNOWN_SERVICE', input.service, names.services, [...location, 'input', 'service']);
  }
  const task = own(definition.tasks, input.task);
  if (task === undefined) {
    return checkName('UNKNOWN_TASK', input.task, names.tasks, [...location, 'input', 'task']);
  }
  return src === task.kind
    ? []
    : [error('WRONG_ACTOR', [...location, 'src'], { name: input.task, detail: task.kind })];
}

function checkSource(
  { forEach, count }: InstanceSource,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  if (forEach !== undefined) {
    return checkExpressionAt(forEach, 'list', site, [...location, 'forEach'], subject);
  }
  return typeof count === 'string'
    ? checkExpressionAt(count, 'double', site, [...location, 'count'], subject)
    : [];
}

function checkUntil(
  { id, definition: { input } }: InstancesInvocation,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const { until = 'all', count, most = DEFAULT_MOST } = input;
  const tooMany =
    typeof count === 'number' && count > most
      ? [error('TOO_MANY_INSTANCES', [...location, 'count'], { name: `${count}`, detail: `${most}` })]
      : [];
  if (until === 'all') return tooMany;
  const place = [...location, 'until'];
  if ('when' in until) {
    return [...tooMany, ...checkExpressionAt(until.when, 'bool', NO_EVENT, [...place, 'when'], subject)];
  }
  const { atLeast } = until;
  if (typeof atLeast === 'string') {
    return [...tooMany, ...checkExpressionAt(atLeast, 'double', NO_EVENT, [...place, 'atLeast'], subject)];
  }
  const grows = instanceAdditions(subject.tree).some(({ action }) => action.params.to === id);
  const possible = typeof count === 'number' && !grows ? count : most;
  return atLeast > possible
    ? [
        ...tooMany,
        error('INSTANCES_NEVER_ENOUGH', [...place, 'atLeast'], { name: `${atLeast}`, detail: `${possible}` }),
      ]
    : tooMany;
}

function checkFailure(
  { of }: InstancesDefinition,
  onError: TransitionsDefinition | undefined,
  location: Location,
  name: string,
): Finding[] {
  const canFail = of.src !== 'task' && of.src !== 'approval';
  if (canFail) return onError === undefined ? [warning('CALL_WITHOUT_ON_ERROR', location, { name })] : [];
  return onError === undefined ? [] : [error('NOTHING_CAN_FAIL', [...location, 'onError'], { name })];
}

/** Every transition has a condition: when none holds, nobody hears of the end. */
function mayAllFail(onDone: TransitionsDefinition | undefined): boolean {
  return onDone !== undefined && listOf(onDone).every(isConditional);
}
