import { createActor, type ExecutableActionObject } from 'xstate';
import type { RunActorScope, RunMachine } from '../chart/run-machine.js';

/**
 * A stand-in for the interpreter, in which a machine can be asked what it would do: actions are collected instead
 * of executed, and children are never started.
 *
 * XState's own `transition()` makes such a scope anew for every call, and with it an actor and a whole initial
 * snapshot; that costs as much as the step itself. One actor a machine does as well: it is never started.
 */
export function inertScope(machine: RunMachine, actions: ExecutableActionObject[]): RunActorScope {
  const self = actorOf(machine);
  return {
    self,
    id: self.id,
    sessionId: self.sessionId,
    system: self.system,
    logger: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    stopChild: () => undefined,
    actionExecutor: (action) => {
      actions.push(action);
    },
  };
}

const actors = new WeakMap<RunMachine, ReturnType<typeof newActor>>();

function actorOf(machine: RunMachine) {
  const known = actors.get(machine);
  if (known !== undefined) return known;
  const actor = newActor(machine);
  actors.set(machine, actor);
  return actor;
}

function newActor(machine: RunMachine) {
  return createActor(machine, { input: {} });
}
