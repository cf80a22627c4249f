import type {
  ChartCall,
  ChartChildRun,
  ChartInstances,
  ChartInvoke,
  ChartLock,
  ChartState,
  ChartTransition,
} from './chart.js';
import type { ChartSource } from './chart-source.js';
import { describeGuard } from './describe-guard.js';
import { nameOfActivity } from './instances-of.js';
import { listOf } from './one-or-many.js';
import { initialOf, resolveTarget } from './resolve-target.js';
import type { StateNode } from './state-tree.js';
import {
  invocationsOf,
  isTaskInvocation,
  transitionsOf,
  type InstancesInvocation,
  type PlaybookInvocation,
  type Transition,
  type Trigger,
} from './transition.js';

/** Every state in document order, the root first, as readers of the chart see it. */
export function describeStates(source: ChartSource): ChartState[] {
  return source.tree.nodes.map((node) => describeState(node, source));
}

function describeState(node: StateNode, source: ChartSource): ChartState {
  const { definition, parent } = node;
  const invocations = invocationsOf(node);
  const shown = definition.meta ?? (parent === null ? source.definition : null);
  return {
    id: node.id,
    path: node.path,
    key: node.key,
    type: node.type,
    title: shown?.title ?? null,
    description: shown?.description ?? null,
    parent: parent?.path ?? null,
    initial: node.type === 'compound' ? (initialOf(node)?.path ?? null) : null,
    tags: listOf(definition.tags),
    transitions: transitionsOf(node).map((transition) => describeTransition(transition, source)),
    invokes: invocations.filter(isTaskInvocation).map(({ id, definition: { src, input } }): ChartInvoke => ({
      invocation: id,
      kind: src,
      task: input.task,
    })),
    calls: invocations.flatMap((one): ChartCall[] =>
      one.kind === 'service' ? [{ invocation: one.id, service: one.definition.input.service }] : [],
    ),
    childRuns: invocations.flatMap((one) => (one.kind === 'playbook' ? [describeChild(one)] : [])),
    locks: invocations.flatMap((one): ChartLock[] =>
      one.kind === 'lock' ? [{ invocation: one.id, lock: one.definition.input.lock }] : [],
    ),
    instances: invocations.flatMap((one) => (one.kind === 'instances' ? [describeInstances(one)] : [])),
  };
}

function describeInstances({ id, definition: { input } }: InstancesInvocation): ChartInstances {
  const { of, forEach, count, until = 'all', rest = 'cancel' } = input;
  const task = 'task' in of.input ? of.input.task : null;
  return {
    invocation: id,
    kind: of.src,
    of: nameOfActivity(of),
    over: forEach ?? String(count),
    until,
    rest,
    task,
  };
}

function describeChild({ id, definition: { input } }: PlaybookInvocation): ChartChildRun {
  const { playbook, version = null, whenLeft = 'cancel' } = input;
  return { invocation: id, playbook, version, whenLeft };
}

function describeTransition(transition: Transition, { definition, tree }: ChartSource): ChartTransition {
  const { source, trigger, targets } = transition;
  const { guard, meta } = transition.definition;
  return {
    ...describeTrigger(trigger, definition.internalEvents),
    targets: targets.flatMap((target) => resolveTarget(tree, source, target)?.path ?? []),
    guard: guard === undefined ? null : describeGuard(guard),
    title: meta?.title ?? null,
  };
}

function describeTrigger(
  trigger: Trigger,
  internalEvents: readonly string[],
): Pick<ChartTransition, 'kind' | 'event'> {
  switch (trigger.kind) {
    case 'event': {
      const kind = internalEvents.includes(trigger.event) ? 'internal' : 'event';
      return { kind, event: trigger.event };
    }
    case 'task':
    case 'answer':
    case 'failure':
      return { kind: trigger.kind, event: trigger.invocation.id };
    case 'childDone':
      return { kind: 'child', event: trigger.invocation.id };
    case 'childFailed':
      return { kind: 'childFailure', event: trigger.invocation.id };
    case 'granted':
      return { kind: 'lock', event: trigger.invocation.id };
    case 'instancesDone':
      return { kind: 'instances', event: trigger.invocation.id };
    case 'instanceFailure':
      return { kind: 'failure', event: trigger.invocation.id };
    case 'timer':
      return { kind: 'timer', event: trigger.length };
    case 'kpi':
      return { kind: 'kpi', event: 'kpi.observed' };
    case 'always':
    case 'done':
      return { kind: trigger.kind, event: null };
  }
}
