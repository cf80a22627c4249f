import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import type { InvokeInstancesDefinition } from './instances-definition.js';
import { listOf } from './one-or-many.js';
import type { InvokeLockDefinition, InvokePlaybookDefinition } from './run-invokes.js';
import type { TransitionDefinition, TransitionsDefinition } from './transition-definition.js';
import type { InvokeServiceDefinition, InvokeTaskDefinition } from './work-invokes.js';
import type { Location, StateNode } from './state-tree.js';

/** The event that every run takes anywhere; playbooks neither declare nor send it. */
export const KPI_OBSERVED = 'kpi.observed';

/** The event by which a run's machine hears that one of its instances has ended. Reserved, like all that is the engine's. */
export const INSTANCES_CHANGED = 'instances.changed';

/** Names that no playbook may give its events. Neither may those that begin with `xstate.`. */
export const ENGINE_EVENTS: ReadonlySet<string> = new Set([KPI_OBSERVED, INSTANCES_CHANGED]);

/** What sets a transition off. */
export type Trigger =
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'kpi' }
  | { readonly kind: 'task'; readonly invocation: TaskInvocation }
  | { readonly kind: 'answer' | 'failure'; readonly invocation: ServiceInvocation }
  | { readonly kind: 'childDone' | 'childFailed'; readonly invocation: PlaybookInvocation }
  | { readonly kind: 'granted'; readonly invocation: LockInvocation }
  /** A set of instances is done as a whole, or one of it has failed. */
  | { readonly kind: 'instancesDone' | 'instanceFailure'; readonly invocation: InstancesInvocation }
  /** `length` is an ISO 8601 duration or a timer's name. */
  | { readonly kind: 'timer'; readonly length: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'done' };

/** What a state opens or calls while it is active. */
export type Invocation =
  TaskInvocation | ServiceInvocation | PlaybookInvocation | LockInvocation | InstancesInvocation;

interface InvocationOf<Kind, Definition> {
  readonly kind: Kind;
  /** XState's id: the author's, or made of the index and the state's id. */
  readonly id: string;
  readonly definition: Definition;
  readonly state: StateNode;
  readonly location: Location;
}

export type TaskInvocation = InvocationOf<'task', InvokeTaskDefinition>;
export type ServiceInvocation = InvocationOf<'service', InvokeServiceDefinition>;
export type PlaybookInvocation = InvocationOf<'playbook', InvokePlaybookDefinition>;
export type LockInvocation = InvocationOf<'lock', InvokeLockDefinition>;
export type InstancesInvocation = InvocationOf<'instances', InvokeInstancesDefinition>;

/** A transition written out, shorthand undone. */
export interface Transition {
  readonly source: StateNode;
  readonly trigger: Trigger;
  readonly definition: TransitionDefinition;
  readonly targets: readonly string[];
  readonly location: Location;
  /** Where each target is written; a transition may be its target alone. */
  readonly targetLocations: readonly Location[];
}

/** The transitions of a state, in the order the author gave them within each trigger. */
export function transitionsOf(node: StateNode): readonly Transition[] {
  const { on = {}, after = {}, always, onDone } = node.definition;
  const written = (definition: TransitionsDefinition | undefined, trigger: Trigger, ...keys: string[]) =>
    transitionList(definition, node, trigger, [...node.location, ...keys]);
  return [
    ...Object.entries(on).flatMap(([event, definition]) =>
      written(definition, event === KPI_OBSERVED ? { kind: 'kpi' } : { kind: 'event', event }, 'on', event),
    ),
    ...invocationsOf(node).flatMap(transitionsOfInvocation),
    ...Object.entries(after).flatMap(([length, definition]) =>
      written(definition, { kind: 'timer', length }, 'after', length),
    ),
    ...written(always, { kind: 'always' }, 'always'),
    ...written(onDone, { kind: 'done' }, 'onDone'),
  ];
}

export function invocationsOf(node: StateNode): readonly Invocation[] {
  const { invoke } = node.definition;
  const alone = !Array.isArray(invoke);
  return listOf(invoke).map((definition, index): Invocation => {
    const place = {
      id: definition.id ?? `${index}.${node.id}`,
      state: node,
      location: [...node.location, 'invoke', ...(alone ? [] : [index])],
    };
    switch (definition.src) {
      case 'service':
        return { ...place, kind: 'service', definition };
      case 'playbook':
        return { ...place, kind: 'playbook', definition };
      case 'lock':
        return { ...place, kind: 'lock', definition };
      case 'instances':
        return { ...place, kind: 'instances', definition };
      default:
        return { ...place, kind: 'task', definition };
    }
  });
}

export function isTaskInvocation(invocation: Invocation): invocation is TaskInvocation {
  return invocation.kind === 'task';
}

function transitionsOfInvocation(invocation: Invocation): readonly Transition[] {
  const { state, location, definition } = invocation;
  const onDone = [...location, 'onDone'];
  const onError = [...location, 'onError'];
  switch (invocation.kind) {
    case 'task':
      return transitionList(definition.onDone, state, { kind: 'task', invocation }, onDone);
    case 'service':
      return [
        ...transitionList(definition.onDone, state, { kind: 'answer', invocation }, onDone),
        ...transitionList(invocation.definition.onError, state, { kind: 'failure', invocation }, onError),
      ];
    case 'playbook':
      return [
        ...transitionList(definition.onDone, state, { kind: 'childDone', invocation }, onDone),
        ...transitionList(invocation.definition.onError, state, { kind: 'childFailed', invocation }, onError),
      ];
    case 'lock':
      return transitionList(definition.onDone, state, { kind: 'granted', invocation }, onDone);
    case 'instances':
      return [
        ...transitionList(definition.onDone, state, { kind: 'instancesDone', invocation }, onDone),
        ...transitionList(
          invocation.definition.onError,
          state,
          { kind: 'instanceFailure', invocation },
          onError,
        ),
      ];
  }
}

/** What the expressions of a transition can rely on. */
export function siteOf(trigger: Trigger): ExpressionSite {
  switch (trigger.kind) {
    case 'event':
      return { kind: 'event', event: trigger.event };
    case 'kpi':
      return { kind: 'kpi' };
    case 'task':
      return { kind: 'task', task: trigger.invocation.definition.input.task };
    case 'answer':
      return { kind: 'answer', service: trigger.invocation.definition.input.service };
    case 'childDone': {
      const { playbook, version = null } = trigger.invocation.definition.input;
      return { kind: 'child', playbook, version };
    }
    case 'failure':
    case 'instancesDone':
    case 'instanceFailure':
      return { kind: trigger.kind };
    case 'childFailed':
      return { kind: 'failure' };
    case 'granted':
    case 'timer':
    case 'always':
    case 'done':
      return { kind: 'none' };
  }
}

function transitionList(
  definition: TransitionsDefinition | undefined,
  source: StateNode,
  trigger: Trigger,
  location: Location,
): Transition[] {
  return listOf(definition).map((one, index) => {
    const place = Array.isArray(definition) ? [...location, index] : location;
    const written = typeof one === 'string' ? { target: one } : one;
    const targets = listOf(written.target);
    return {
      source,
      trigger,
      definition: written,
      targets,
      location: place,
      targetLocations: targets.map((_, nth) => targetLocation(one, place, nth)),
    };
  });
}

function targetLocation(one: string | TransitionDefinition, place: Location, nth: number): Location {
  if (typeof one === 'string') return place;
  return Array.isArray(one.target) ? [...place, 'target', nth] : [...place, 'target'];
}
