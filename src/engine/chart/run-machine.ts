import {
  createMachine,
  type ActorScope,
  type EventObject,
  type MachineConfig,
  type ParameterizedObject,
  type ProvidedActor,
  type SnapshotFrom,
} from 'xstate';
import type { JsonObject, JsonValue } from '../json.js';
import type { InstanceSets } from '../instances/instance-set.js';
import { workLogic } from './work-logic.js';

/** What a run's machine keeps: the playbook's own fields, and these two. */
export type RunContext = {
  [field: string]: JsonValue;
  /** What the run was started with. */
  input: JsonObject;
  /** The newest observation of each KPI that was ever observed. */
  kpis: JsonObject;
  /** What became of the chart's instances, by the id of their invoke. A snapshot keeps it beside the context. */
  instances: InstanceSets;
};

/** An event as XState sees it. Which of the optional parts are there depends on the type. */
export type MachineEvent = {
  type: string;
  payload?: JsonObject;
  by?: string;
  kpi?: string;
  value?: number;
  output?: unknown;
  error?: unknown;
  actorId?: string;
  /** Of an instance that has ended. */
  invocation?: string;
  /** Which entry of the state a set's end belongs to. */
  generation?: number;
};

/** XState's word for `unknown` in places where it may not be `unknown`. */
type Output = {} | null | undefined;

export type RunMachineConfig = MachineConfig<
  RunContext,
  MachineEvent,
  ProvidedActor,
  ParameterizedObject,
  ParameterizedObject,
  string,
  string,
  JsonObject,
  Output
>;

export type RunStateConfig = NonNullable<RunMachineConfig['states']>[string];

/** Delays by name, in milliseconds. Only an interpreter that runs in memory reads them. */
export type RunDelays = Readonly<Record<string, number | (() => number)>>;

export type RunMachine = ReturnType<typeof createRunMachine>;

export type RunMachineSnapshot = SnapshotFrom<RunMachine>;

export type RunActorScope = ActorScope<RunMachineSnapshot, MachineEvent>;

/**
 * A chart that takes more microsteps than this for one event will never come to rest. Far above what a chart
 * of the largest size can need, far below what would be felt as a pause.
 */
const MAX_MICROSTEPS = 250;

export function createRunMachine(config: RunMachineConfig, delays: RunDelays) {
  return createMachine<
    RunContext,
    MachineEvent,
    ProvidedActor,
    ParameterizedObject,
    ParameterizedObject,
    string,
    string,
    JsonObject,
    Output,
    EventObject
  >(
    { ...config, options: { maxIterations: MAX_MICROSTEPS } },
    {
      actors: {
        task: workLogic,
        approval: workLogic,
        service: workLogic,
        playbook: workLogic,
        lock: workLogic,
      },
      delays,
    },
  );
}
