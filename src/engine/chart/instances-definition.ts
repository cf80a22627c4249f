import type { InvokePlaybookDefinition } from './run-invokes.js';
import type { TransitionsDefinition } from './transition-definition.js';
import type { InvokeServiceDefinition, InvokeTaskDefinition } from './work-invokes.js';

/**
 * Opens an activity several times over while the state is active: once for each item of a list, or so many times. Every
 * opening is an instance with a number of its own, counted from 1 and never given twice in a run.
 */
export interface InvokeInstancesDefinition {
  readonly src: 'instances';
  readonly id: string;
  readonly input: InstancesDefinition;
  /** Taken once, when `until` holds. `event.output` has `results`, `started`, `completed`, `failed` and `withdrawn`. */
  readonly onDone?: TransitionsDefinition;
  /** Taken whenever an instance has failed for good; `event.error` has `code`, `message`, `index` and `item`. */
  readonly onError?: TransitionsDefinition;
}

export interface InstancesDefinition {
  readonly of: InstanceActivity;
  /** CEL list, one instance for each item. Exactly one of `forEach` and `count` is given. */
  readonly forEach?: string;
  /** A whole number, or CEL that yields one. */
  readonly count?: number | string;
  /** CEL over `item` and `index`: what people read of an instance. */
  readonly label?: string;
  readonly until?: UntilDefinition;
  readonly rest?: RestDefinition;
  /** How many are open at a time; the others wait their turn. All of them when it is left out. */
  readonly atOnce?: number;
  /** How many one entry of the state may start in all. */
  readonly most?: number;
}

/** What an instance does. */
export type InstanceActivity =
  | Pick<InvokeTaskDefinition, 'src' | 'input'>
  | Pick<InvokeServiceDefinition, 'src' | 'input'>
  | Pick<InvokePlaybookDefinition, 'src' | 'input'>;

/** When the whole is done: every instance has ended, so many are completed, or a CEL condition holds. */
export type UntilDefinition = 'all' | { readonly atLeast: number | string } | { readonly when: string };

/**
 * What becomes of those that are unfinished when `until` holds: withdrawn; running on beside the chart, even when the state
 * is entered again; or running on in such a way that the state, entered again, first waits for them.
 */
export type RestDefinition = 'cancel' | 'runOn' | 'count';
