import { assign, raise, type EventObject, type ProvidedActor } from 'xstate';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import {
  addToSet,
  endInstance,
  enterSet,
  finishSet,
  leaveSet,
  type SetRules,
} from '../instances/change-set.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import type { InstanceSet } from '../instances/instance-set.js';
import { viewOfSet } from '../instances/instances-view.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { ChartSource } from './chart-source.js';
import { guardOf } from './compile-guard.js';
import { compileUntil } from './compile-until.js';
import type { ActionMoment, CompiledAction } from './compiled-action.js';
import { compileNewInstances, type InstanceSource } from './new-instances.js';
import type { MachineEvent, RunContext } from './run-machine.js';
import { INSTANCES_CHANGED, type InstancesInvocation } from './transition.js';
import { rulesOf } from './instances-of.js';
import { setIn } from './set-in.js';

/** How a state carries a set of instances on. The tasks and calls themselves are the host's, as the set's changes tell. */
export interface CompiledInstances {
  readonly enter: CompiledAction;
  readonly leave: CompiledAction;
  /** Looked at with every `always`: ends the set as soon as its condition holds. */
  readonly finish: { guard: ReturnType<typeof guardOf>; actions: CompiledAction[] };
}

export function compileInstances(invocation: InstancesInvocation, source: ChartSource): CompiledInstances {
  const { id, definition } = invocation;
  const rules = rulesOf(definition.input);
  const start = compileNewInstances(invocation, definition.input, { kind: 'none' }, source);
  const holds = compileUntil(invocation, source);
  return {
    enter: changeSet(id, (set, moment) => enterSet(set, start(idle(set), moment), rules)),
    leave: changeSet(id, (set) => leaveSet(set, rules)),
    finish: {
      guard: guardOf(({ context }) => holds(context)),
      actions: [changeSet(id, (set) => finishSet(set, rules)), announceEnd(id)],
    },
  };
}

/** Adds to a running set. Throws where it is not running: whoever adds would wait in vain. */
export function addInstances(
  invocation: InstancesInvocation,
  added: InstanceSource,
  place: Parameters<typeof compileNewInstances>[2],
  source: ChartSource,
): CompiledAction {
  const { id, definition } = invocation;
  const rules = rulesOf(definition.input);
  const make = compileNewInstances(invocation, added, place, source);
  return changeSet(id, (set, moment) => {
    const isOpen = set.phase === 'running' || (set.phase === 'over' && rules.rest !== 'cancel');
    if (!isOpen) throw new RangeError(`${id} is not running: no instance can be added`);
    return addToSet(set, make(set, moment), rules);
  });
}

/** What the root does whenever an instance has ended, whichever states are active. */
export function takeInstanceEnds(invocations: readonly InstancesInvocation[]) {
  const rules = new Map(invocations.map(({ id, definition }) => [id, rulesOf(definition.input)]));
  const note = noteEnd(rules);
  return {
    [INSTANCES_CHANGED]: [
      { guard: guardOf(({ event }) => event.error === undefined), actions: [note] },
      { actions: [announceFailure(), note] },
    ],
  };
}

/** True on the end of a set as the newest entry of its state began it. */
export function isEndOfNewest(id: string, { context, event }: ActionMoment): boolean {
  return event.generation === setIn(context, id).generation;
}

/** Changes a set in the context. */
export function changeSet(
  id: string,
  change: (set: InstanceSet, moment: ActionMoment) => InstanceSet,
): CompiledAction {
  return assignSets((moment) => ({
    instances: { ...moment.context.instances, [id]: change(setIn(moment.context, id), moment) },
  }));
}

function noteEnd(rules: ReadonlyMap<string, SetRules>): CompiledAction {
  return assignSets(({ context, event }) => {
    const name = parseInstanceInvocation(event.invocation ?? '');
    const rule = rules.get(name?.set ?? '');
    if (name === null || rule === undefined) return {};
    const { set: id, index } = name;
    const set = endInstance(setIn(context, id), index, endOf(event), rule);
    return { instances: { ...context.instances, [id]: set } };
  });
}

function endOf({ output, error }: Partial<MachineEvent>): Parameters<typeof endInstance>[2] {
  if (error !== undefined) return { status: 'failed', result: { error: jsonFromCel(error) } };
  // A task's end says how by itself; what anything else yields can be of any shape.
  const saysHow = isJsonObject(output) && Object.hasOwn(output, 'outcome') && Object.hasOwn(output, 'form');
  return { status: 'completed', result: saysHow ? output : { output: jsonFromCel(output ?? null) } };
}

function announceEnd(id: string): CompiledAction {
  return raise<RunContext, EventObject, MachineEvent, undefined, string, string>(({ context }) => {
    const set = setIn(context, id);
    return {
      type: `xstate.done.actor.${id}`,
      actorId: id,
      output: viewOfSet(set),
      generation: set.generation,
    };
  });
}

/** Raised before the end is noted, which may do away with the instance. */
function announceFailure(): CompiledAction {
  return raise<RunContext, EventObject, MachineEvent, undefined, string, string>(failureOf);
}

function failureOf({ context, event }: ActionMoment): MachineEvent {
  const { set: id, index } = parseInstanceInvocation(event.invocation ?? '') ?? { set: '', index: 0 };
  const { item = null } = setIn(context, id).instances.find((one) => one.index === index) ?? {};
  const error: JsonObject = isJsonObject(event.error) ? event.error : {};
  return { type: `xstate.error.actor.${id}`, actorId: id, error: { ...error, index, item } };
}

function assignSets(change: (moment: ActionMoment) => Partial<RunContext>): CompiledAction {
  return assign<RunContext, EventObject, undefined, MachineEvent, ProvidedActor>((moment) => change(moment));
}

/** What an entry starts is bounded by itself: what an earlier entry started does not count. */
function idle(set: InstanceSet): InstanceSet {
  return { ...set, generation: set.generation + 1 };
}
