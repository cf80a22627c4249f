import type { FieldProblem } from '../forms/field-problem.js';
import type { LocalizedText } from '../localized-text.js';
import type { Effect } from './effect.js';
import type { RunState } from './run-state.js';

/** The answer to an event: the new state and what is to be done, or a refusal that changes nothing. */
export type Decision = Acceptance | Refusal;

export interface Acceptance {
  readonly ok: true;
  readonly state: RunState;
  readonly effects: readonly Effect[];
  /** Active state paths before the event; empty at the start. */
  readonly from: readonly string[];
  /** Active state paths after it. */
  readonly to: readonly string[];
}

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: LocalizedText;
  /** Names of the outside events that some active state could take now, guards left aside; sorted. */
  readonly allowedEvents: readonly string[];
  /** What is wrong with an input, form, payload or answer, field by field; empty for every other code. */
  readonly fields: readonly FieldProblem[];
}

/**
 * - `EVENT_NOT_TAKEN`: no active state takes the event now, or its guards say no.
 * - `UNKNOWN_EVENT`: the playbook declares no such event.
 * - `RESERVED_EVENT`: the name belongs to the engine or to the chart itself.
 * - `UNKNOWN_INVOCATION`: no open task has this invocation.
 * - `UNKNOWN_OUTCOME`: the task does not declare the outcome.
 * - `OUTCOME_NOT_TAKEN`: no transition takes this outcome with this form.
 * - `UNKNOWN_KPI`: the playbook declares no such KPI. `INVALID_KPI_VALUE`: not a finite number.
 * - `UNKNOWN_TIMER`: no such timer is pending. `TIMER_NOT_DUE`: it is, but for later.
 * - `INVALID_INPUT`, `INVALID_FORM`, `INVALID_PAYLOAD`: the data does not fit its schema; see `fields`.
 * - `UNKNOWN_CALL`: no call of this invocation is pending. `INVALID_ANSWER`: the answer does not fit; see `fields`.
 * - `ANSWER_NOT_TAKEN`: no transition takes this answer, or the failure of the call.
 * - `UNKNOWN_CHILD`: the invocation waits for no child run. `END_NOT_TAKEN`: no transition takes the child's end, or its failure.
 * - `UNKNOWN_LOCK`: the invocation waits for no lock.
 * - `RUN_PAUSED`: not before the run is resumed. `RUN_NOT_PAUSED`: there is nothing to resume.
 * - `MAILBOX_FULL`: the event would have to be kept, and no more fit.
 * - `CHART_FAULT`: an expression of the chart failed, or the chart did not come to rest.
 * - `RUN_ENDED`, `RUN_ALREADY_STARTED`.
 */
export type RefusalCode =
  | 'EVENT_NOT_TAKEN'
  | 'UNKNOWN_EVENT'
  | 'RESERVED_EVENT'
  | 'UNKNOWN_INVOCATION'
  | 'UNKNOWN_OUTCOME'
  | 'OUTCOME_NOT_TAKEN'
  | 'UNKNOWN_KPI'
  | 'INVALID_KPI_VALUE'
  | 'UNKNOWN_TIMER'
  | 'TIMER_NOT_DUE'
  | 'INVALID_INPUT'
  | 'INVALID_FORM'
  | 'INVALID_PAYLOAD'
  | 'UNKNOWN_CALL'
  | 'INVALID_ANSWER'
  | 'ANSWER_NOT_TAKEN'
  | 'UNKNOWN_CHILD'
  | 'END_NOT_TAKEN'
  | 'UNKNOWN_LOCK'
  | 'RUN_PAUSED'
  | 'RUN_NOT_PAUSED'
  | 'MAILBOX_FULL'
  | 'CHART_FAULT'
  | 'RUN_ENDED'
  | 'RUN_ALREADY_STARTED';
