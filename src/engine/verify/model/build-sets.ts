import type {
  AddInstancesAction,
  CancelInstancesAction,
  CompleteInstancesAction,
} from '../../chart/action-definition.js';
import type { ChartSource } from '../../chart/chart-source.js';
import { compileUntil } from '../../chart/compile-until.js';
import { instancesNamed, instancesOf, rulesOf } from '../../chart/instances-of.js';
import { compileNewInstances } from '../../chart/new-instances.js';
import type { MachineEvent, RunContext } from '../../chart/run-machine.js';
import { setIn } from '../../chart/set-in.js';
import { INSTANCES_CHANGED, type InstancesInvocation, type Transition } from '../../chart/transition.js';
import { ExpressionFault } from '../../expressions/expression-fault.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import {
  addToSet,
  endInstance,
  enterSet,
  finishSet,
  leaveSet,
  withdrawAll,
} from '../../instances/change-set.js';
import { parseInstanceInvocation } from '../../instances/instance-invocation.js';
import { untouchedSet, type InstanceSet, type InstanceSets } from '../../instances/instance-set.js';
import { viewOfSet } from '../../instances/instances-view.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import type { ModelAction, ModelNode, ModelTransition } from './model.js';

const NO_EVENT: ExpressionSite = { kind: 'none' };

interface Moment {
  readonly context: RunContext;
  readonly event: MachineEvent;
}

/** The sets of a run that has just begun. */
export function untouchedSets({ tree }: ChartSource): InstanceSets {
  return Object.fromEntries(
    instancesOf(tree).map(({ id, definition }) => [id, untouchedSet(definition.input.of.src)]),
  );
}

/** What a state does with its set of instances on entry and on exit, as `compileInstances` has it. */
export function buildSet(
  invocation: InstancesInvocation,
  source: ChartSource,
): { enter: ModelAction; leave: ModelAction } {
  const { id, definition } = invocation;
  const rules = rulesOf(definition.input);
  const start = compileNewInstances(invocation, definition.input, NO_EVENT, source);
  return {
    enter: change(id, (set, moment) => enterSet(set, start(begun(set), moment), rules)),
    leave: change(id, (set) => leaveSet(set, rules)),
  };
}

/** Ends a set as soon as its condition holds: looked at with every `always` of its state. */
export function buildFinish(
  invocation: InstancesInvocation,
  node: ModelNode,
  source: ChartSource,
): ModelTransition {
  const { id, definition } = invocation;
  const rules = rulesOf(definition.input);
  const holds = compileUntil(invocation, source);
  const announce: ModelAction = {
    kind: 'announce',
    event: ({ context }) => {
      const set = setIn(context, id);
      const { generation } = set;
      return { type: `xstate.done.actor.${id}`, actorId: id, output: viewOfSet(set), generation };
    },
  };
  const actions = [change(id, (set) => finishSet(set, rules)), announce];
  return unwritten(node, ({ context }) => holds(context), actions);
}

/** What the root does with the end of an instance. */
export function buildEnds(root: ModelNode, source: ChartSource): ModelTransition[] {
  const rules = new Map(
    instancesOf(source.tree).map(({ id, definition }) => [id, rulesOf(definition.input)]),
  );
  const note: ModelAction = {
    kind: 'apply',
    apply: ({ context, event }) => {
      const name = parseInstanceInvocation(event.invocation ?? '');
      const rule = rules.get(name?.set ?? '');
      if (name === null || rule === undefined) return context;
      const output: JsonObject = isJsonObject(event.output) ? event.output : {};
      const end =
        event.error === undefined
          ? ({ status: 'completed', result: output } as const)
          : ({ status: 'failed', result: {} } as const);
      const set = endInstance(setIn(context, name.set), name.index, end, rule);
      return { ...context, instances: { ...context.instances, [name.set]: set } };
    },
  };
  const announceFailure: ModelAction = {
    kind: 'announce',
    event: ({ context, event }) => {
      const { set: id, index } = parseInstanceInvocation(event.invocation ?? '') ?? { set: '', index: 0 };
      const { item = null } = setIn(context, id).instances.find((one) => one.index === index) ?? {};
      const error: JsonObject = isJsonObject(event.error) ? event.error : {};
      return { type: `xstate.error.actor.${id}`, actorId: id, error: { ...error, index, item } };
    },
  };
  return [
    unwritten(root, ({ event }) => event.error === undefined, [note]),
    unwritten(root, null, [announceFailure, note]),
  ];
}

/** What an entry starts is bounded by itself. */
function begun(set: InstanceSet): InstanceSet {
  return { ...set, generation: set.generation + 1 };
}

export const ENDS = INSTANCES_CHANGED;

/** What an action does to a set. */
export function buildSetAction(
  action: AddInstancesAction | CancelInstancesAction | CompleteInstancesAction,
  site: ExpressionSite,
  source: ChartSource,
): ModelAction {
  if (action.type === 'cancelInstances') return change(action.params.of, (set) => withdrawAll(set, 'over'));
  if (action.type === 'completeInstances') {
    return change(action.params.of, (set) => withdrawAll(set, 'closing'));
  }
  const { to, ...added } = action.params;
  const invocation = instancesNamed(to, source);
  const rules = rulesOf(invocation.definition.input);
  const make = compileNewInstances(invocation, added, site, source);
  return change(to, (set, moment) => {
    const isOpen = set.phase === 'running' || (set.phase === 'over' && rules.rest !== 'cancel');
    if (!isOpen) throw new ExpressionFault(to, 'is not running: no instance can be added');
    return addToSet(set, make(set, moment), rules);
  });
}

function change(id: string, next: (set: InstanceSet, moment: Moment) => InstanceSet): ModelAction {
  return {
    kind: 'apply',
    apply: (moment) => {
      const { context } = moment;
      const set = next(setIn(context, id), moment);
      return { ...context, instances: { ...context.instances, [id]: set } };
    },
  };
}

/** A transition that the engine adds to those of the author. */
function unwritten(
  source: ModelNode,
  guard: ModelTransition['guard'],
  actions: readonly ModelAction[],
): ModelTransition {
  const written: Transition = {
    source: source.state,
    trigger: { kind: 'always' },
    definition: {},
    targets: [],
    location: source.state.location,
    targetLocations: [],
  };
  return { index: -1, written, source, targets: [], reenter: false, guard, actions };
}
