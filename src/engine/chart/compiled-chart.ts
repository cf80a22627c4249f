import type { SpanCalendar } from '../time/time-span.js';
import type { ExpressionInput } from '../expressions/expression.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import type { ServiceRequest } from '../run/effect.js';
import type { JsonObject } from '../json.js';
import type { Chart } from './chart.js';
import type { LastAction } from './compile-last-action.js';
import type { ChartSpan } from './resolve-span.js';
import type { RunContext, RunMachine } from './run-machine.js';
import type { PauseMeaning } from './timer-definition.js';

/** What deciding needs of a chart, worked out once. */
export interface CompiledChart {
  readonly machine: RunMachine;
  /** By invocation id. */
  readonly invocations: ReadonlyMap<string, CompiledInvocation>;
  /** What each instance of a set is, by the id of the `instances` invoke. */
  readonly instances: ReadonlyMap<string, CompiledInstance>;
  /** By timer id. */
  readonly timers: ReadonlyMap<string, CompiledTimer>;
  /** What the spans of timers and due dates are counted by. */
  readonly calendar: SpanCalendar;
  /** What undoes a completed task, answered service or completed child, by kind and key, as in `task.bookMall`. A child's key is its invocation. */
  readonly compensations: ReadonlyMap<string, readonly LastAction[]>;
  /** What is done when a run is cancelled, after the compensations. */
  readonly onCancel: readonly LastAction[];
  /** Names of the outside events that each state has transitions for, by the state's path; the root's is ''. */
  readonly eventsByState: ReadonlyMap<string, readonly string[]>;
}

export type CompiledInvocation =
  CompiledTaskInvocation | CompiledServiceInvocation | CompiledChildInvocation | CompiledLockInvocation;

export interface CompiledTaskInvocation {
  readonly kind: 'task' | 'approval';
  readonly task: string;
  /** Path of the state that opens it. */
  readonly state: string;
  readonly due: ChartSpan | null;
}

export interface CompiledServiceInvocation {
  readonly kind: 'service';
  readonly service: string;
  /** Path of the state that calls it. */
  readonly state: string;
  /** Whether the chart says what follows when the call fails. */
  readonly takesFailure: boolean;
}

export interface CompiledChildInvocation {
  readonly kind: 'playbook';
  readonly playbook: string;
  readonly version: number | null;
  readonly roles: Readonly<Record<string, string>>;
  /** Path of the state that waits for it. */
  readonly state: string;
  readonly whenLeft: 'cancel' | 'runOn';
  /** Whether the chart says what follows when the child fails. */
  readonly takesFailure: boolean;
}

export interface CompiledLockInvocation {
  readonly kind: 'lock';
  readonly lock: string;
  /** Path of the state that waits for it and holds it. */
  readonly state: string;
}

/** What the expressions of an instance are evaluated on. */
interface InstanceInput extends ExpressionInput {
  readonly context: RunContext;
}

export interface CompiledInstance {
  readonly activity: CompiledInvocation;
  /** The request of an instance that calls a service, or what a child run is given; throws when an expression fails. */
  readonly given: ((at: InstanceInput) => ServiceRequest | JsonObject) | null;
}

/** What an invocation is, be it a state's own or one of its instances. */
export function invocationOf(compiled: CompiledChart, invocation: string): CompiledInvocation | undefined {
  const known = compiled.invocations.get(invocation);
  if (known !== undefined || compiled.instances.size === 0) return known;
  const name = parseInstanceInvocation(invocation);
  return name === null ? undefined : compiled.instances.get(name.set)?.activity;
}

export interface CompiledTimer {
  /** Path of the state it belongs to. */
  readonly state: string;
  readonly span: ChartSpan;
  readonly onPause: PauseMeaning;
}

// The rest of the system sees a Chart; what XState made of it stays in the engine.
const compiledCharts = new WeakMap<Chart, CompiledChart>();

export function keepCompiled(chart: Chart, compiled: CompiledChart): void {
  compiledCharts.set(chart, compiled);
}

/** Throws when the chart was not made by `compileChart` or `loadPlaybook`. */
export function compiledOf(chart: Chart): CompiledChart {
  const compiled = compiledCharts.get(chart);
  if (compiled === undefined) throw new TypeError('A chart must come from compileChart or loadPlaybook.');
  return compiled;
}
