import type { ActionDefinition } from '../../chart/action-definition.js';
import type { ChartSource } from '../../chart/chart-source.js';
import type { GuardDefinition } from '../../chart/guard-definition.js';
import { activityOf, instancesOf } from '../../chart/instances-of.js';
import { listOf } from '../../chart/one-or-many.js';
import type { StateNode } from '../../chart/state-tree.js';
import {
  invocationsOf,
  siteOf,
  transitionsOf,
  type Invocation,
  type Transition,
} from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { own } from '../../own.js';
import { dataNameOf, isOptionalData, type DataName } from './data-site.js';
import { termsOf, type Reference } from './terms.js';
import { variablesOf, type VariableName } from './variable.js';

/** One expression, or one condition on a KPI, and what depends on it. */
export interface Use {
  /** CEL; `null` for a condition on a KPI. */
  readonly cel: string | null;
  readonly site: ExpressionSite;
  /** `guard`: decides where the run goes. `write`: goes into `target`. `other`: matters only if it fails. */
  readonly kind: 'guard' | 'write' | 'other';
  readonly target: VariableName | null;
  readonly variables: readonly VariableName[];
  readonly data: readonly DataName[];
  /** Ids of the sets of instances that it reads. */
  readonly sets: readonly string[];
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  readonly mayFail: boolean;
}

const NO_EVENT: ExpressionSite = { kind: 'none' };

/** Every use of a value in the chart. What is done after a cancellation is left aside: the chart has stopped by then. */
export function usesIn(source: ChartSource): Use[] {
  return source.tree.nodes.flatMap((node) => [
    ...actionsOf(node).flatMap((action) => usesInAction(action, NO_EVENT, source)),
    ...invocationsOf(node).flatMap((invocation) => usesInInvocation(invocation, source)),
    ...transitionsOf(node).flatMap((transition) => usesInTransition(transition, source)),
  ]);
}

function actionsOf({ definition: { entry, exit } }: StateNode): ActionDefinition[] {
  return [...listOf(entry), ...listOf(exit)];
}

/** What an invocation needs on entering: how many instances, what a service, a child or a lock is given. */
export function usesInInvocation({ kind, definition }: Invocation, source: ChartSource): Use[] {
  if (kind !== 'instances') return [];
  const { forEach, count, until = 'all' } = definition.input;
  const condition = until === 'all' ? null : 'when' in until ? until.when : until.atLeast;
  return [forEach, count, condition].flatMap((cel) =>
    typeof cel === 'string' ? [useOf('guard', null, cel, NO_EVENT, source)] : [],
  );
}

export function usesInTransition({ definition, trigger }: Transition, source: ChartSource): Use[] {
  const site = siteOf(trigger);
  return [
    ...(definition.guard === undefined ? [] : usesInGuard(definition.guard, site, source)),
    ...listOf(definition.actions).flatMap((action) => usesInAction(action, site, source)),
  ];
}

export function usesInGuard(guard: GuardDefinition, site: ExpressionSite, source: ChartSource): Use[] {
  switch (guard.type) {
    case 'when':
      return [useOf('guard', null, guard.params.cel, site, source)];
    case 'kpi': {
      const { kpi, value } = guard.params;
      const target = value ?? own(source.definition.kpis, kpi)?.target;
      return [
        {
          cel: null,
          site,
          kind: 'guard',
          target: null,
          variables: [`kpi.${kpi}`],
          data: [],
          sets: [],
          numbers: target === undefined ? [] : [target],
          strings: [],
          mayFail: false,
        },
      ];
    }
    case 'not':
      return usesInGuard(guard.params.guard, site, source);
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((each) => usesInGuard(each, site, source));
    default:
      return [];
  }
}

export function usesInAction(action: ActionDefinition, site: ExpressionSite, source: ChartSource): Use[] {
  switch (action.type) {
    case 'set':
      return Object.entries(action.params).map(([field, cel]) =>
        useOf('write', `context.${field}`, cel, site, source),
      );
    case 'record':
      return [useOf('write', `kpi.${action.params.kpi}`, action.params.value, site, source)];
    case 'addInstances':
      return [action.params.forEach, action.params.count].flatMap((cel) =>
        typeof cel === 'string' ? [useOf('guard', null, cel, site, source)] : [],
      );
    case 'call':
      return Object.values(action.params.input ?? {}).map((cel) => useOf('other', null, cel, site, source));
    default:
      return [];
  }
}

function useOf(
  kind: Use['kind'],
  target: VariableName | null,
  cel: string,
  site: ExpressionSite,
  source: ChartSource,
): Use {
  const terms = termsOf(source.scopes.environmentAt(site), cel);
  const results = resultsIn(source);
  const data = terms.reads.flatMap((read) => [
    ...listOf(dataNameOf(read, site) ?? []),
    ...(isNamed(read) ? [] : results.flatMap((result) => dataOfResult(read, result))),
  ]);
  const variables = terms.reads.flatMap((read) => variablesOf(read, source.definition));
  const isAbsentAtTimes =
    variables.some((name) => mayBeAbsent(name, source)) ||
    data.some((name) => isOptionalData(name, source.definition));
  const sets = terms.reads.flatMap(({ root, path }) => (root === 'instances' ? (path[0] ?? []) : []));
  return {
    ...terms,
    sets,
    cel,
    site,
    kind,
    target,
    variables,
    data,
    mayFail: terms.mayFail || isAbsentAtTimes,
  };
}

/** What single instances may come to, anywhere in the chart. */
function resultsIn({ tree }: ChartSource): Invocation[] {
  return instancesOf(tree).map(activityOf);
}

/** False for what a macro binds, as `each` in `results.exists(each, each.form.cost > 5)`, and for members of what is computed. */
function isNamed({ root }: Reference): boolean {
  return root === 'context' || root === 'event' || root === 'instances' || root === 'item';
}

/** What is read of how an instance ended. Whatever is called like it counts: rather too much than too little. */
function dataOfResult({ path: [first, ...path] }: Reference, activity: Invocation): DataName[] {
  if (path.length === 0) return [];
  switch (activity.kind) {
    case 'task':
      return first === 'form'
        ? [{ site: `task.${activity.definition.input.task}`, path: ['form', ...path] }]
        : [];
    case 'service':
      return first === 'output' ? [{ site: `answer.${activity.definition.input.service}`, path }] : [];
    case 'playbook':
      return first === 'output' ? [{ site: `child.${activity.definition.input.playbook}`, path }] : [];
    default:
      return [];
  }
}

function mayBeAbsent(name: VariableName, { definition, scopes }: ChartSource): boolean {
  if (name.startsWith('kpi.')) return true;
  if (name.startsWith('context.')) return scopes.context[name.slice('context.'.length)] === 'dyn';
  const { required } = definition.input;
  return !(Array.isArray(required) && required.includes(name.slice('input.'.length)));
}
