import type { LocalizedText } from '../localized-text.js';
import type { InstanceActivity, RestDefinition, UntilDefinition } from './instances-definition.js';
import type { StateType } from './machine-definition.js';
import type { PlaybookDefinition } from './playbook-definition.js';

/** A compiled playbook. Compile once per version and keep it: compiling costs milliseconds, deciding does not. */
export interface Chart {
  readonly definition: PlaybookDefinition;
  /** Every state in document order, the root first. */
  readonly states: readonly ChartState[];
}

/** A state as a reader sees it. */
export interface ChartState {
  readonly id: string;
  /** Keys from the root joined by dots; empty for the root. */
  readonly path: string;
  readonly key: string;
  readonly type: StateType;
  /** Only history states have none. The root carries the playbook's title. */
  readonly title: LocalizedText | null;
  readonly description: LocalizedText | null;
  /** Path of the parent; `null` for the root. */
  readonly parent: string | null;
  /** Path of the state entered first, for compound states. */
  readonly initial: string | null;
  readonly tags: readonly string[];
  readonly transitions: readonly ChartTransition[];
  readonly invokes: readonly ChartInvoke[];
  /** Services that are called on entering, and waited for. */
  readonly calls: readonly ChartCall[];
  /** Runs of other playbooks that are started on entering, and waited for. */
  readonly childRuns: readonly ChartChildRun[];
  /** Locks that are waited for on entering, and held until the state is left. */
  readonly locks: readonly ChartLock[];
  /** Activities that are opened several times over. */
  readonly instances: readonly ChartInstances[];
}

export interface ChartTransition {
  /** What sets it off: an outside event, a task's end, a service's answer or failure, a child run's end or failure, a lock's grant, the end of a set of instances, a timer, an observed KPI, a raised event, a condition alone, or the end of what is inside. */
  readonly kind:
    | 'event'
    | 'task'
    | 'answer'
    | 'failure'
    | 'child'
    | 'childFailure'
    | 'lock'
    | 'instances'
    | 'timer'
    | 'kpi'
    | 'internal'
    | 'always'
    | 'done';
  /** Event name, invocation, or ISO 8601 duration or timer's name, according to `kind`; `null` for `always` and `done`. */
  readonly event: string | null;
  /** Paths of the targets; empty when the transition stays where it is. */
  readonly targets: readonly string[];
  /** The guard in one line, as in `outcome is done`. */
  readonly guard: string | null;
  readonly title: LocalizedText | null;
}

export interface ChartInvoke {
  readonly invocation: string;
  readonly kind: 'task' | 'approval';
  readonly task: string;
}

export interface ChartCall {
  readonly invocation: string;
  readonly service: string;
}

export interface ChartChildRun {
  readonly invocation: string;
  /** Key of the playbook. */
  readonly playbook: string;
  readonly version: number | null;
  readonly whenLeft: 'cancel' | 'runOn';
}

export interface ChartLock {
  readonly invocation: string;
  readonly lock: string;
}

export interface ChartInstances {
  readonly invocation: string;
  /** What each instance is: a task, an approval, a service … */
  readonly kind: InstanceActivity['src'];
  /** Key of the task or service. */
  readonly of: string;
  /** The list or the number, as it is written. */
  readonly over: string;
  readonly until: UntilDefinition;
  readonly rest: RestDefinition;
  /** Key of the task each instance opens; `null` where it opens none. */
  readonly task: string | null;
}
