import type { Duration } from '../time/duration.js';
import type { Chart } from './chart.js';
import type { RunMachine } from './run-machine.js';

/** What deciding needs of a chart, worked out once. */
export interface CompiledChart {
  readonly machine: RunMachine;
  /** By invocation id. */
  readonly invocations: ReadonlyMap<string, CompiledInvocation>;
  /** By timer id. */
  readonly timers: ReadonlyMap<string, CompiledTimer>;
  /** Names of the outside events that each state has transitions for, by the state's path; the root's is ''. */
  readonly eventsByState: ReadonlyMap<string, readonly string[]>;
}

export interface CompiledInvocation {
  readonly task: string;
  readonly kind: 'task' | 'approval';
  /** Path of the state that opens it. */
  readonly state: string;
  readonly due: Duration | null;
}

export interface CompiledTimer {
  /** Path of the state it belongs to. */
  readonly state: string;
  readonly duration: Duration;
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
