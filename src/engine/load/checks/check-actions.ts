import type {
  ActionDefinition,
  EscalateAction,
  NotifyAction,
  RaiseAction,
  SetAction,
} from '../../chart/action-definition.js';
import { listOf, type OneOrMany } from '../../chart/one-or-many.js';
import type { Location, StateNode } from '../../chart/state-tree.js';
import { invocationsOf, siteOf, transitionsOf } from '../../chart/transition.js';
import type { Known } from '../../expressions/expression-reads.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { RESERVED_FIELDS } from './check-context.js';
import { checkExpressionAt } from './check-expression-at.js';
import { checkName } from './check-name.js';
import { checkUnit } from './check-reads.js';
import { checkInstancesAction } from './check-instances.js';
import { knownOn } from './known-on-transition.js';
import { checkServiceUse } from './check-services.js';
import { own } from '../../own.js';

/** What a chart that has stopped cannot do. */
const MOVE_THE_CHART: ReadonlySet<ActionDefinition['type']> = new Set([
  'raise',
  'addInstances',
  'cancelInstances',
  'completeInstances',
]);

const NO_EVENT: ExpressionSite = { kind: 'none' };

/** Actions: that the fields, people, tasks, events and KPIs they name exist, and their expressions fit. */
export function checkActions(subject: CheckSubject): Finding[] {
  const last = lastPlaces(subject);
  return [
    ...[...subject.tree.nodes.flatMap((node) => placesOf(node, subject)), ...last].flatMap((place) =>
      listOf(place.actions).flatMap((action, index) =>
        checkAction(action, place.site, locationIn(place, index), withKnown(place, subject)),
      ),
    ),
    ...last.flatMap((place) =>
      listOf(place.actions).flatMap((action, index) =>
        MOVE_THE_CHART.has(action.type)
          ? [error('RAISE_OUT_OF_PLACE', [...locationIn(place, index), 'type'], { name: action.type })]
          : [],
      ),
    ),
  ];
}

function withKnown({ known }: Place, subject: CheckSubject): CheckSubject {
  return known === undefined ? subject : { ...subject, known };
}

function locationIn({ actions, location }: Place, index: number): Location {
  return Array.isArray(actions) ? [...location, index] : location;
}

/** What is done when a run is cancelled, its chart having stopped. */
function lastPlaces({ definition, tree }: CheckSubject): Place[] {
  const { tasks, services, onCancel } = definition;
  const children = tree.nodes.flatMap(invocationsOf).filter((one) => one.kind === 'playbook');
  return [
    ...Object.entries(tasks).map(([task, { compensation }]): Place => ({
      actions: compensation,
      site: { kind: 'task', task },
      location: ['tasks', task, 'compensation'],
    })),
    ...Object.entries(services).map(([service, { compensation }]): Place => ({
      actions: compensation,
      site: { kind: 'answer', service },
      location: ['services', service, 'compensation'],
    })),
    ...children.map((invocation): Place => ({
      actions: invocation.definition.input.compensation,
      site: siteOf({ kind: 'childDone', invocation }),
      location: [...invocation.location, 'input', 'compensation'],
    })),
    { actions: onCancel, site: { kind: 'cancellation' }, location: ['onCancel'] },
  ];
}

interface Place {
  readonly actions: OneOrMany<ActionDefinition> | undefined;
  readonly site: ExpressionSite;
  readonly location: Location;
  /** What the transition's guards have shown to be there. */
  readonly known?: Known;
}

function placesOf(node: StateNode, subject: CheckSubject): Place[] {
  const { entry, exit } = node.definition;
  return [
    { actions: entry, site: NO_EVENT, location: [...node.location, 'entry'] },
    { actions: exit, site: NO_EVENT, location: [...node.location, 'exit'] },
    ...transitionsOf(node).map((transition, _, all) => ({
      actions: transition.definition.actions,
      site: siteOf(transition.trigger),
      location: [...transition.location, 'actions'],
      known: knownOn(transition, all, subject),
    })),
  ];
}

function checkAction(
  action: ActionDefinition,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const params = [...location, 'params'];
  switch (action.type) {
    case 'set':
      return checkSet(action, site, params, subject);
    case 'notify':
      return checkRecipient(action, ['lead', 'team'], params, subject);
    case 'escalate':
      return [
        ...checkRecipient(action, ['lead', 'sponsor'], params, subject),
        ...(action.params.task === undefined
          ? []
          : checkName('UNKNOWN_TASK', action.params.task, subject.names.tasks, [...params, 'task'])),
      ];
    case 'raise':
      return checkRaise(action, params, subject);
    case 'record':
      return [
        ...checkName('UNKNOWN_KPI', action.params.kpi, subject.names.kpis, [...params, 'kpi']),
        ...checkExpressionAt(action.params.value, 'double', site, [...params, 'value'], subject),
        ...checkUnit(action.params.value, action.params.kpi, site, [...params, 'value'], subject),
      ];
    case 'addInstances':
    case 'cancelInstances':
    case 'completeInstances':
      return checkInstancesAction(action, site, params, subject);
    case 'call':
      return checkServiceUse(action.params, site, params, subject);
  }
}

function checkSet(
  { params }: SetAction,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  return Object.entries(params).flatMap(([field, cel]) => {
    const place = [...location, field];
    if (RESERVED_FIELDS.has(field)) return [error('RESERVED_NAME', place, { name: field })];
    const unknown = checkName('UNKNOWN_FIELD', field, subject.names.contextFields, place);
    if (unknown.length > 0) return unknown;
    return checkExpressionAt(cel, own(subject.scopes.context, field) ?? 'dyn', site, place, subject);
  });
}

function checkRecipient(
  { params: { to } }: NotifyAction | EscalateAction,
  always: readonly string[],
  location: Location,
  { names }: CheckSubject,
): Finding[] {
  return checkName('UNKNOWN_RECIPIENT', to, [...always, ...names.roles], [...location, 'to']);
}

function checkRaise(
  { params: { event } }: RaiseAction,
  location: Location,
  { names, definition }: CheckSubject,
): Finding[] {
  const place = [...location, 'event'];
  const unknown = checkName('UNKNOWN_EVENT', event, [...names.internalEvents, ...names.events], place);
  if (unknown.length > 0) return unknown;
  const required = own(definition.events, event)?.payload['required'];
  return Array.isArray(required) && required.length > 0
    ? [error('RAISE_NEEDS_PAYLOAD', place, { name: event, detail: required.join(', ') })]
    : [];
}
