import type { JsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { ActionDefinition } from './action-definition.js';
import type { MachineDefinition } from './machine-definition.js';
import type { OneOrMany } from './one-or-many.js';
import type { ServiceDefinition } from './service-definition.js';
import type { TimerDefinition, WorkingTimeDefinition } from './timer-definition.js';

/**
 * A playbook as the system stores it: checked, with every default filled in, plain JSON.
 * It is what `loadPlaybook` returns and `compileChart` takes; it also satisfies `playbook.schema.json`.
 */
export interface PlaybookDefinition {
  /** The organisation's name for it, kebab-case. */
  readonly key: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** IANA zone in which days and months of `due` and `after` are counted. */
  readonly timeZone: string;
  readonly roles: Readonly<Record<string, RoleDefinition>>;
  readonly kpis: Readonly<Record<string, KpiDefinition>>;
  /** JSON Schema of what a run is started with. */
  readonly input: JsonObject;
  readonly tasks: Readonly<Record<string, TaskDefinition>>;
  /** The outside events a run takes. `kpi.observed` is taken by every run and never listed. */
  readonly events: Readonly<Record<string, EventDefinition>>;
  /** Events that only the chart's own `raise` action sends; never accepted from outside. */
  readonly internalEvents: readonly string[];
  readonly retrospective?: { readonly task: string };
  /** Lengths of time by name, for `after` and `due`. */
  readonly timers: Readonly<Record<string, TimerDefinition>>;
  readonly workingTime?: WorkingTimeDefinition;
  /** What the chart may call. */
  readonly services: Readonly<Record<string, ServiceDefinition>>;
  /** What is done when the run is cancelled, after the compensations. */
  readonly onCancel?: OneOrMany<ActionDefinition>;
  /** What a run yields when it has come to its end, typed: what a parent that started it reads. */
  readonly output?: OutputDefinition;
  /** What runs may have to wait for each other for. */
  readonly locks: Readonly<Record<string, LockDefinition>>;
  readonly machine: MachineDefinition;
}

export interface OutputDefinition {
  /** JSON Schema of the values together. */
  readonly schema: JsonObject;
  /** CEL expressions over `context`, evaluated at the end of the run. */
  readonly values: Readonly<Record<string, string>>;
}

/** Something that at most `capacity` holders have at a time. Who asks first has it first. */
export interface LockDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** Among whose runs there is one: all, those of one team, those of this playbook, or within one run. */
  readonly scope: 'organisation' | 'team' | 'playbook' | 'run';
  readonly capacity: number;
}

/** A part in the playbook that a member of the team fills. */
export interface RoleDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** Key of the department that the role's holder comes from. */
  readonly department: string;
  readonly skills: readonly SkillRequirement[];
}

export interface SkillRequirement {
  /** Key of the organisation's skill. */
  readonly skill: string;
  /** Least level wanted, 1 (beginner) to 5 (master). */
  readonly level: number;
}

export interface KpiDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly unit: string;
  /** Which way is better. */
  readonly direction: 'increase' | 'decrease';
  readonly baseline?: number;
  readonly target: number;
}

export interface TaskDefinition {
  readonly kind: 'task' | 'approval';
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** Role keys, at least one. A `task` has exactly one; an `approval` may be decided by any of them. */
  readonly roles: readonly string[];
  /** Working effort, ISO 8601 duration. */
  readonly effort?: string;
  /** Time from opening to when it is due: an ISO 8601 duration, counted in the playbook's zone, or a timer's name. */
  readonly due?: string;
  readonly checklist: readonly LocalizedText[];
  readonly outcomes: Readonly<Record<string, OutcomeDefinition>>;
  /** JSON Schema of what is filled in on closing; closed (`additionalProperties: false`) unless it says otherwise. */
  readonly form: JsonObject;
  /** How many deciders must choose the same outcome; 1 for a `task`. */
  readonly decisions: number;
  /** What undoes it when the run is cancelled after it was closed. `event.output` is how it was closed. */
  readonly compensation?: OneOrMany<ActionDefinition>;
}

export interface OutcomeDefinition {
  readonly title: LocalizedText;
}

export interface EventDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** JSON Schema of the event's payload. */
  readonly payload: JsonObject;
  /** Role keys whose holders may send it. The run's lead always may. */
  readonly senders: readonly string[];
  /** What becomes of it when no state takes it. */
  readonly whenNotTaken: 'refuse' | 'keep' | 'drop';
  /** How long it is kept at most, ISO 8601 duration. Without one it is kept as long as the run lives. */
  readonly timeToLive?: string;
}
