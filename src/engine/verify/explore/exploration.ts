import type { Choices } from '../data/choices.js';
import type { ModelTransition } from '../model/model.js';
import type { VariableName } from '../model/variable.js';
import type { ChartFault } from './chart-fault.js';
import type { Configuration } from './configuration.js';
import type { Move } from './move.js';

/** How much may be looked at before a chart counts as too large. */
export interface Bounds {
  /** Configurations kept at most. */
  readonly configurations: number;
  /** Moves tried at most. */
  readonly steps: number;
}

/** A configuration that was reached, and how it was reached first: by as few moves as can be. */
export interface Reached {
  readonly configuration: Configuration;
  /** `-1` at the start. */
  readonly before: number;
  readonly by: Move;
  readonly next: readonly number[];
}

/** An event that the chart cannot handle, in the configuration that it meets. */
export interface FaultFound {
  readonly at: number;
  readonly move: Move;
  readonly fault: ChartFault;
}

/** A move that no transition takes, in the configuration that it meets. */
export interface NotTaken {
  readonly at: number;
  readonly move: Move;
}

export interface Exploration {
  /** In the order in which they were found: those with fewer moves first. */
  readonly reached: readonly Reached[];
  /** False when a bound was met; then what was not found may be there all the same. */
  readonly complete: boolean;
  /** Moves tried. */
  readonly steps: number;
  readonly taken: ReadonlySet<ModelTransition>;
  /** Numbers of the states that were ever active. */
  readonly entered: ReadonlySet<number>;
  /** Numbers of timers that could ever run out. */
  readonly ranOut: ReadonlySet<number>;
  /** The first fault of each kind at each place. */
  readonly faults: readonly FaultFound[];
  /** Of each invocation and outcome, the first configuration in which nothing takes it. */
  readonly notTaken: readonly NotTaken[];
  /** Events that were taken out of the mailbox. */
  readonly takenFromMail: ReadonlySet<string>;
  /** Events that were taken at all. */
  readonly takenEvents: ReadonlySet<string>;
  /** Variables whose values could not all be told apart. */
  readonly widened: ReadonlySet<VariableName>;
  readonly choices: Choices;
}
