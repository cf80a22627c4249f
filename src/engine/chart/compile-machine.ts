import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import { untouchedSet } from '../instances/instance-set.js';
import type { JsonObject } from '../json.js';
import { nominalMilliseconds } from '../time/duration.js';
import type { ActionDefinition } from './action-definition.js';
import type { ChartSource } from './chart-source.js';
import { compileChildInput, compileLockKey, compileOutput } from './compile-run-invokes.js';
import { compileAction, keepObservation, type ActionPlace } from './compile-action.js';
import {
  compileInstances,
  isEndOfNewest,
  takeInstanceEnds,
  type CompiledInstances,
} from './compile-instances.js';
import { compileServiceCall } from './compile-service-call.js';
import { compileGuard, guardOf, type Condition } from './compile-guard.js';
import { instancesOf } from './instances-of.js';
import { listOf, type OneOrMany } from './one-or-many.js';
import { resolveSpan } from './resolve-span.js';
import {
  createRunMachine,
  type RunContext,
  type RunMachine,
  type RunMachineConfig,
  type RunStateConfig,
} from './run-machine.js';
import type { StateNode } from './state-tree.js';
import {
  invocationsOf,
  KPI_OBSERVED,
  siteOf,
  transitionsOf,
  type InstancesInvocation,
  type Invocation,
  type ServiceInvocation,
  type Transition,
  type Trigger,
} from './transition.js';

type TransitionConfigs = ReturnType<typeof compileTransition>[];

interface CompiledTransition {
  readonly trigger: Trigger;
  readonly compiled: ReturnType<typeof compileTransition>;
}

const NO_EVENT: ExpressionSite = { kind: 'none' };

/**
 * Makes the XState machine that a checked definition describes. Guards and actions become functions, `input` and
 * `kpis` join the context, and every `kpi.observed` is kept, whichever state takes it.
 */
export function compileMachine(source: ChartSource): RunMachine {
  const { definition, tree } = source;
  const { root } = tree;
  const first = definition.machine.context ?? {};
  const untouched = Object.fromEntries(
    instancesOf(tree).map(({ id, definition: { input } }) => [id, untouchedSet(input.of.src)]),
  );
  const config: RunMachineConfig = {
    ...compileState(root, source),
    context: ({ input }: { input: JsonObject | undefined }): RunContext => ({
      ...first,
      // XState also makes contexts it throws away, without input.
      input: input ?? {},
      kpis: {},
      instances: untouched,
    }),
    output: compileOutput(source),
  };
  return createRunMachine(config, nominalDelays(source));
}

function compileState(node: StateNode, source: ChartSource): RunStateConfig {
  const { definition } = node;
  const transitions = transitionsOf(node).map((transition) => ({
    trigger: transition.trigger,
    compiled: compileTransition(transition, source),
  }));
  const invocations = invocationsOf(node);
  const sets = invocations.flatMap((one): CompiledSet[] =>
    one.kind === 'instances' ? [{ id: one.id, compiled: compileInstances(one, source) }] : [],
  );
  const those = (matches: (trigger: Trigger) => boolean) =>
    transitions.filter(({ trigger }) => matches(trigger)).map(({ compiled }) => compiled);

  return {
    id: node.id,
    type: node.type,
    ...(definition.initial !== undefined && { initial: definition.initial }),
    ...(definition.history !== undefined && { history: definition.history }),
    ...(definition.target !== undefined && { target: definition.target }),
    ...(definition.output !== undefined && { output: definition.output }),
    tags: [...listOf(definition.tags)],
    entry: [
      ...compileActions(definition.entry, { site: NO_EVENT, state: node.path }, source),
      ...sets.map(({ compiled }) => compiled.enter),
    ],
    exit: [
      ...compileActions(definition.exit, { site: NO_EVENT, state: node.path }, source),
      ...sets.map(({ compiled }) => compiled.leave),
    ],
    invoke: invocations.filter(isInvokedAlone).map((invocation) => ({
      src: invocation.definition.src,
      id: invocation.id,
      ...compileInput(invocation, source),
      onDone: those((trigger) => isEndOf(trigger, invocation) && !isFailure(trigger)),
      onError: those((trigger) => isEndOf(trigger, invocation) && isFailure(trigger)),
    })),
    on: { ...compileEvents(node, transitions, source), ...compileSetEnds(sets, transitions) },
    after: Object.fromEntries(
      Object.keys(definition.after ?? {}).map((length) => [
        length,
        those((trigger) => trigger.kind === 'timer' && trigger.length === length),
      ]),
    ),
    always: [
      ...sets.map(({ compiled }) => compiled.finish),
      ...those((trigger) => trigger.kind === 'always'),
    ],
    onDone: those((trigger) => trigger.kind === 'done'),
    states: Object.fromEntries(
      [...node.children].map(([key, child]): [string, RunStateConfig] => [key, compileState(child, source)]),
    ),
  };
}

/** What XState itself invokes. Instances are many: they live in the context, and their states see to them. */
function isInvokedAlone(invocation: Invocation): invocation is Exclude<Invocation, InstancesInvocation> {
  return invocation.kind !== 'instances';
}

interface CompiledSet {
  readonly id: string;
  readonly compiled: CompiledInstances;
}

/** The events by which XState would tell the end and the failure of what a state invokes. */
function compileSetEnds(
  sets: readonly CompiledSet[],
  transitions: readonly CompiledTransition[],
): Record<string, TransitionConfigs> {
  const ends = sets.map(({ id }): [string, TransitionConfigs] => [
    `xstate.done.actor.${id}`,
    transitions
      .filter(({ trigger }) => trigger.kind === 'instancesDone' && trigger.invocation.id === id)
      .map(({ compiled }) => compiled),
  ]);
  const failures = sets.map(({ id }): [string, TransitionConfigs] => [
    `xstate.error.actor.${id}`,
    transitions
      .filter(({ trigger }) => trigger.kind === 'instanceFailure' && trigger.invocation.id === id)
      .map(({ compiled }) => compiled),
  ]);
  return Object.fromEntries([...ends, ...failures]);
}

function isEndOf(trigger: Trigger, { id }: Invocation): boolean {
  return 'invocation' in trigger && trigger.invocation.id === id;
}

function isFailure({ kind }: Trigger): boolean {
  return kind === 'failure' || kind === 'childFailed';
}

function compileInput(invocation: Invocation, source: ChartSource) {
  switch (invocation.kind) {
    case 'service':
      return { input: compileCall(invocation, source) };
    case 'playbook':
      return { input: compileChildInput(invocation.definition.input, source) };
    case 'lock':
      return { input: compileLockKey(invocation.definition.input, source) };
    default:
      return {};
  }
}

/** XState evaluates the input of an invocation on entering, with the context as it is then. */
function compileCall({ definition: { input } }: ServiceInvocation, source: ChartSource) {
  const request = compileServiceCall(input, NO_EVENT, source);
  return ({ context }: { context: RunContext }) => request({ context });
}

/** The root takes every observation that no other state takes, so that none is lost. */
function compileEvents(
  node: StateNode,
  transitions: readonly CompiledTransition[],
  { tree }: ChartSource,
): Record<string, TransitionConfigs> {
  const events: Record<string, TransitionConfigs> = {};
  for (const { trigger, compiled } of transitions) {
    const event = trigger.kind === 'kpi' ? KPI_OBSERVED : trigger.kind === 'event' ? trigger.event : null;
    if (event !== null) (events[event] ??= []).push(compiled);
  }
  if (node.parent !== null) return events;
  (events[KPI_OBSERVED] ??= []).push({ actions: [keepObservation()] });
  const sets = instancesOf(tree);
  return sets.length === 0 ? events : { ...events, ...takeInstanceEnds(sets) };
}

function compileTransition(transition: Transition, source: ChartSource) {
  const { definition, trigger, targets } = transition;
  const place = { site: siteOf(trigger), state: transition.source.path };
  const actions = compileActions(definition.actions, place, source);
  const condition = conditionOf(transition, source);
  return {
    ...(targets.length > 0 && { target: [...targets] }),
    ...(condition !== null && { guard: guardOf(condition) }),
    ...(definition.reenter !== undefined && { reenter: definition.reenter }),
    actions: trigger.kind === 'kpi' ? [keepObservation(), ...actions] : actions,
  };
}

/** The end of a set concerns only the entry that began it: the state may have been entered again meanwhile. */
function conditionOf(transition: Transition, source: ChartSource): Condition | null {
  const { definition, trigger } = transition;
  const guard = definition.guard === undefined ? null : compileGuard(definition.guard, transition, source);
  if (trigger.kind !== 'instancesDone') return guard;
  const { id } = trigger.invocation;
  return (moment, active) => isEndOfNewest(id, moment) && (guard?.(moment, active) ?? true);
}

function compileActions(
  actions: OneOrMany<ActionDefinition> | undefined,
  place: ActionPlace,
  source: ChartSource,
) {
  return listOf(actions).flatMap((action) => compileAction(action, place, source));
}

/** XState asks for the length of every `after`; the host's timers go by the calendar instead. */
function nominalDelays({ definition, tree }: ChartSource): Record<string, number> {
  const lengths = tree.nodes.flatMap((node) => Object.keys(node.definition.after ?? {}));
  return Object.fromEntries(
    lengths.map((text) => {
      const span = resolveSpan(text, definition);
      return [text, span === null ? 0 : nominalMilliseconds(span.duration)];
    }),
  );
}
