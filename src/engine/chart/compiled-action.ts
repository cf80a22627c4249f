import type { Action, EventObject, ParameterizedObject, ProvidedActor } from 'xstate';
import type { MachineEvent, RunContext } from './run-machine.js';

/** An XState action that fits any transition of a run's machine, whatever its event. */
export type CompiledAction = Action<
  RunContext,
  EventObject,
  MachineEvent,
  undefined,
  ProvidedActor,
  ParameterizedObject,
  ParameterizedObject,
  string,
  EventObject
>;

/** What an action can look at when it is taken. */
export interface ActionMoment {
  readonly context: RunContext;
  readonly event: EventObject & Partial<MachineEvent>;
}
