import type { ChartSource } from '../../chart/chart-source.js';
import type { MachineEvent, RunContext } from '../../chart/run-machine.js';
import type { StateType } from '../../chart/machine-definition.js';
import type { StateNode } from '../../chart/state-tree.js';
import type { Invocation, Transition } from '../../chart/transition.js';
import type { JsonValue } from '../../json.js';
import type { Span } from '../explore/zone.js';
import type { Measure } from './measure.js';
import type { Slice } from './slice.js';
import type { VariableName } from './variable.js';

/** A chart as the verifier walks it: what XState makes of it, in numbers, without what makes no difference. */
export interface Model {
  readonly source: ChartSource;
  readonly slice: Slice;
  readonly measures: ReadonlyMap<VariableName, Measure>;
  /** In document order; a state's number is its place here, and the states inside it come next after it. */
  readonly nodes: readonly ModelNode[];
  readonly transitions: readonly ModelTransition[];
  readonly invocations: readonly ModelInvocation[];
  readonly timers: readonly ModelTimer[];
  /** The context of a run that was started without input. */
  readonly context: RunContext;
}

export interface ModelNode {
  readonly index: number;
  /** The number of the last state inside; its own where there is none. */
  readonly last: number;
  readonly depth: number;
  readonly type: StateType;
  readonly state: StateNode;
  /** `null` for the root. */
  readonly parent: ModelNode | null;
  /** Without histories. */
  readonly children: readonly ModelNode[];
  readonly histories: readonly ModelNode[];
  readonly initial: ModelNode | null;
  readonly isDeep: boolean;
  /** Of a history: what is entered as long as there is nothing to remember. */
  readonly fallback: ModelNode | null;
  readonly entry: readonly ModelAction[];
  readonly exit: readonly ModelAction[];
  readonly invocations: readonly ModelInvocation[];
  readonly timers: readonly ModelTimer[];
  /** By the type of XState's event. */
  readonly transitions: ReadonlyMap<string, readonly ModelTransition[]>;
  readonly always: readonly ModelTransition[];
}

export interface ModelTransition {
  readonly index: number;
  readonly written: Transition;
  readonly source: ModelNode;
  readonly targets: readonly ModelNode[];
  readonly reenter: boolean;
  readonly guard: ModelGuard | null;
  readonly actions: readonly ModelAction[];
}

/** Throws when its expression fails. */
export type ModelGuard = (moment: GuardMoment) => boolean;

export interface GuardMoment {
  readonly context: RunContext;
  readonly event: MachineEvent;
  readonly active: ReadonlySet<ModelNode>;
}

export type ModelAction =
  | { readonly kind: 'set'; readonly fields: readonly ModelField[] }
  | { readonly kind: 'raise'; readonly event: MachineEvent }
  | { readonly kind: 'record'; readonly kpi: string; readonly value: ModelExpression }
  | { readonly kind: 'check'; readonly value: ModelExpression }
  /** What becomes of the sets of instances. */
  | {
      readonly kind: 'apply';
      readonly apply: (moment: { context: RunContext; event: MachineEvent }) => RunContext;
    }
  | {
      readonly kind: 'announce';
      readonly event: (moment: { context: RunContext; event: MachineEvent }) => MachineEvent;
    }
  /** Writes something that nothing depends on: it only keeps XState looking at conditions once more. */
  | { readonly kind: 'touch' };

export interface ModelField {
  readonly name: string;
  readonly variable: VariableName;
  readonly value: ModelExpression;
  /** False for a field that is only evaluated because that may fail. */
  readonly isKept: boolean;
}

/** Throws when the expression fails. */
export type ModelExpression = (input: { context: RunContext; event: MachineEvent }) => JsonValue;

export interface ModelInvocation {
  readonly index: number;
  readonly written: Invocation;
  readonly node: ModelNode;
}

export interface ModelTimer {
  readonly index: number;
  readonly node: ModelNode;
  /** As it is written: a duration or a timer's name. */
  readonly length: string;
  readonly event: string;
  readonly span: Span;
  /** False when it only tells people something, so that nothing depends on when it runs out. */
  readonly counts: boolean;
}

export function isInside(node: ModelNode, ancestor: ModelNode): boolean {
  return node.index > ancestor.index && node.index <= ancestor.last;
}
