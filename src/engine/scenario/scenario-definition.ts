import type { JsonObject, JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { OneOrMany } from '../chart/one-or-many.js';
import type { RunStatus } from '../run/run-state.js';

/** A scenario file, as `scenario.schema.json` admits it. */
export interface ScenarioDefinition {
  readonly $schema?: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly shows?: OneOrMany<Shown>;
  /** ISO 8601 instant with an offset. */
  readonly start?: string;
  readonly input?: JsonObject;
  readonly answers?: Readonly<Record<string, TaskAnswer>>;
  readonly steps: readonly ScenarioStep[];
}

/** What a scenario is there to show. */
export type Shown = 'end' | 'wayBack' | 'deadline';

export interface TaskAnswer {
  readonly outcome: string;
  readonly form?: JsonObject;
}

/** Exactly one of these. */
export interface ScenarioStep extends Attempt {
  readonly pass?: string;
  readonly passUntil?: string;
  readonly refuse?: Attempt & { readonly code: string };
  readonly expect?: Expectation;
}

/** What somebody, or something outside, does; exactly one of these. */
export interface Attempt {
  readonly complete?: CompleteStep;
  readonly send?: SendStep;
  readonly observe?: ObserveStep;
  readonly answer?: AnswerStep;
  readonly child?: ChildStep;
  readonly grant?: GrantStep;
  readonly pause?: GovernStep;
  readonly resume?: GovernStep;
  readonly cancel?: GovernStep;
}

export interface CompleteStep {
  readonly task: string;
  readonly outcome?: string;
  readonly form?: JsonObject;
  readonly by?: string;
  readonly instance?: number;
}

export interface SendStep {
  readonly event: string;
  readonly payload?: JsonObject;
  readonly by?: string;
}

export interface ObserveStep {
  readonly kpi: string;
  readonly value: number;
  readonly by?: string;
}

export interface AnswerStep {
  readonly service: string;
  readonly output?: JsonValue;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly instance?: number;
}

export interface ChildStep {
  /** Id of the invoke, or the key of the playbook. */
  readonly invocation: string;
  readonly output?: JsonValue;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly instance?: number;
}

export interface GrantStep {
  readonly lock: string;
  readonly instance?: number;
}

export interface GovernStep {
  readonly reason?: string;
}

/** How things stand. What is not named is not looked at. */
export interface Expectation {
  readonly status?: RunStatus;
  /** Each is active, whatever else is. */
  readonly states?: readonly string[];
  /** Each is active, and nothing is active outside of them. */
  readonly only?: readonly string[];
  readonly notActive?: readonly string[];
  readonly tasks?: readonly string[];
  readonly noTasks?: true;
  readonly dueAt?: Readonly<Record<string, ExpectedMoment>>;
  readonly timers?: Readonly<Record<string, ExpectedMoment>>;
  readonly calls?: readonly string[];
  readonly children?: readonly string[];
  readonly locks?: Readonly<Record<string, 'waiting' | 'held' | null>>;
  readonly context?: JsonObject;
  readonly kpis?: Readonly<Record<string, number | null>>;
  readonly waiting?: readonly string[];
  readonly notified?: readonly ExpectedMessage[];
  readonly escalated?: readonly ExpectedMessage[];
  readonly now?: ExpectedMoment;
  readonly output?: JsonValue;
}

/** An instant, or a day in the playbook's time zone, or none. */
export type ExpectedMoment = string | null;

/** Whom a message went to, or more about it. `message` is a part of its text in either language. */
export type ExpectedMessage =
  string | { readonly to: string; readonly task?: string; readonly message?: string };

/** What an example run gives to scenarios that leave it out. */
export interface ScenarioDefaults {
  /** What runs of other playbooks end with, as JSON Schemas by the playbook's key. */
  readonly outputs?: Readonly<Record<string, JsonObject>>;
  readonly input?: JsonObject;
  readonly answers?: Readonly<Record<string, TaskAnswer>>;
}
