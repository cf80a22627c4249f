import type { ActionDefinition } from '../../chart/action-definition.js';
import type { ChartSource } from '../../chart/chart-source.js';
import { listOf, type OneOrMany } from '../../chart/one-or-many.js';
import { resolveSpan } from '../../chart/resolve-span.js';
import { initialOf, resolveHistoryDefault, resolveTarget } from '../../chart/resolve-target.js';
import type { RunContext } from '../../chart/run-machine.js';
import type { StateNode } from '../../chart/state-tree.js';
import { timerEventType, timerId } from '../../chart/timer-id.js';
import {
  invocationsOf,
  KPI_OBSERVED,
  siteOf,
  transitionsOf,
  type Transition,
  type Trigger,
} from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { buildAction } from './build-action.js';
import { buildEnds, buildFinish, buildSet, ENDS, untouchedSets } from './build-sets.js';
import { buildGuard } from './build-guard.js';
import { limitsOf } from './limits-of.js';
import { measuresOf } from './measure.js';
import type { Model, ModelInvocation, ModelNode, ModelTimer, ModelTransition } from './model.js';
import { sliceOf } from './slice.js';
import { ANY_TIME, spanOf } from './timer-span.js';
import { usesIn } from './use.js';

const NO_EVENT: ExpressionSite = { kind: 'none' };

type Draft<T> = { -readonly [K in keyof T]: T[K] };

interface DraftNode extends Draft<ModelNode> {
  parent: DraftNode | null;
}

/** Makes the model of a chart that loading has found free of errors. */
export function buildModel(source: ChartSource): Model {
  const { definition, tree } = source;
  const slice = sliceOf(usesIn(source), (name) => limitsOf(name, definition));
  const written = tree.nodes.flatMap(transitionsOf);
  const hearsObservations = written.some(({ trigger }) => trigger.kind === 'kpi');
  const hasSets = tree.nodes.some((state) => invocationsOf(state).some(({ kind }) => kind === 'instances'));
  const drafts = tree.nodes.map(draftNode);
  const of = new Map(tree.nodes.map((state, index) => [state, drafts[index]]));
  const nodeOf = (state: StateNode | null): DraftNode | null => (state && of.get(state)) ?? null;
  const actionsOf = (actions: OneOrMany<ActionDefinition> | undefined, site: ExpressionSite) =>
    listOf(actions).flatMap((action) => buildAction(action, site, source, slice, hearsObservations));

  const invocations: ModelInvocation[] = [];
  const timers: ModelTimer[] = [];
  const transitions: ModelTransition[] = [];

  function buildTransition(one: Transition, node: ModelNode): ModelTransition {
    const { actions, reenter = false } = one.definition;
    const site = siteOf(one.trigger);
    const built: ModelTransition = {
      index: transitions.length,
      written: one,
      source: node,
      targets: one.targets.flatMap((target) => nodeOf(resolveTarget(tree, one.source, target)) ?? []),
      reenter,
      guard: buildGuard(one, source),
      actions: actionsOf(actions, site),
    };
    transitions.push(built);
    return built;
  }

  tree.nodes.forEach((state, index) => {
    const node = drafts[index];
    if (node === undefined) return;
    const inside = [...state.children.values()].flatMap((child) => nodeOf(child) ?? []);
    node.parent = nodeOf(state.parent);
    node.depth = node.parent === null ? 0 : node.parent.depth + 1;
    node.last = index + sizeOf(state) - 1;
    node.children = inside.filter(({ type }) => type !== 'history');
    node.histories = inside.filter(({ type }) => type === 'history');
    node.initial = nodeOf(state.type === 'compound' ? initialOf(state) : null);
    node.fallback = nodeOf(state.type === 'history' ? resolveHistoryDefault(tree, state) : null);
    node.entry = actionsOf(state.definition.entry, NO_EVENT);
    node.exit = actionsOf(state.definition.exit, NO_EVENT);
    const sets = invocationsOf(state).filter((one) => one.kind === 'instances');
    for (const set of sets) {
      const { enter, leave } = buildSet(set, source);
      node.entry = [...node.entry, enter];
      node.exit = [...node.exit, leave];
    }
    node.invocations = invocationsOf(state).map((one) => {
      const built: ModelInvocation = { index: invocations.length, written: one, node };
      invocations.push(built);
      return built;
    });
    const byEvent = new Map<string, ModelTransition[]>();
    for (const one of transitionsOf(state)) {
      const type = eventTypeOf(one.trigger, state);
      const list = byEvent.get(type) ?? [];
      list.push(buildTransition(one, node));
      byEvent.set(type, list);
    }
    node.always = [...sets.map((set) => buildFinish(set, node, source)), ...(byEvent.get(ALWAYS) ?? [])];
    byEvent.delete(ALWAYS);
    if (node.parent === null && hasSets) byEvent.set(ENDS, buildEnds(node, source));
    node.transitions = byEvent;
    node.timers = Object.keys(state.definition.after ?? {}).map((length) => {
      const span = resolveSpan(length, definition);
      const event = timerEventType(timerId(length, state.id));
      const built: ModelTimer = {
        index: timers.length,
        node,
        length,
        event,
        span: span === null ? ANY_TIME : spanOf(span, definition.timeZone),
        counts: (byEvent.get(event) ?? []).some(makesADifference),
      };
      timers.push(built);
      return built;
    });
  });
  const context: RunContext = {
    ...definition.machine.context,
    input: {},
    kpis: {},
    instances: untouchedSets(source),
  };
  const measures = measuresOf(slice.uses, source);
  return { source, slice, measures, nodes: drafts, transitions, invocations, timers, context };
}

const ALWAYS = 'always';

function makesADifference({ targets, guard, actions }: ModelTransition): boolean {
  return targets.length > 0 || guard !== null || actions.some(({ kind }) => kind !== 'touch');
}

/** XState's name of the event that sets a transition off. */
function eventTypeOf(trigger: Trigger, state: StateNode): string {
  switch (trigger.kind) {
    case 'event':
      return trigger.event;
    case 'kpi':
      return KPI_OBSERVED;
    case 'task':
    case 'answer':
    case 'childDone':
    case 'granted':
    case 'instancesDone':
      return `xstate.done.actor.${trigger.invocation.id}`;
    case 'failure':
    case 'childFailed':
    case 'instanceFailure':
      return `xstate.error.actor.${trigger.invocation.id}`;
    case 'timer':
      return timerEventType(timerId(trigger.length, state.id));
    case 'always':
      return ALWAYS;
    case 'done':
      return `xstate.done.state.${state.id}`;
  }
}

function sizeOf(state: StateNode): number {
  return [...state.children.values()].reduce((size, child) => size + sizeOf(child), 1);
}

function draftNode(state: StateNode, index: number): DraftNode {
  return {
    index,
    last: index,
    depth: 0,
    type: state.type,
    state,
    parent: null,
    children: [],
    histories: [],
    initial: null,
    isDeep: state.definition.history === 'deep',
    fallback: null,
    entry: [],
    exit: [],
    invocations: [],
    timers: [],
    transitions: new Map(),
    always: [],
  };
}
