import type { JsonObject } from '../../engine/json.js';
import { validateForm } from '../../engine/forms/validate-form.js';
import { DomainError } from '../../platform/domain-error.js';
import { personOf } from '../actor.js';
import type { ApprovalVote, TaskRecord } from '../record/run-record.js';
import type { DecideApproval } from '../run-command.js';
import { closeTask } from './complete-task.js';
import { decidersOf, mayDecideNow } from './deciders.js';
import { invalidFields } from './refuse.js';
import { step, type Setting, type Step } from './step.js';
import { tallyVotes } from '../../engine/run/tally-votes.js';
import { requireWorkable, requireOutcome } from './task-checks.js';
import { namedTask } from './named-task.js';

/**
 * One decider's word. It closes the approval when {@link tallyVotes} says so (the chart then gets the outcome with the
 * form of the newest vote for it), and is only logged otherwise. Throws NOT_AN_APPROVAL, OWN_REQUEST, ALREADY_DECIDED,
 * ROLE_NOT_HELD, and whatever closing a task may throw.
 */
export function decideApproval(
  setting: Setting,
  task: TaskRecord,
  command: DecideApproval,
  votes: readonly ApprovalVote[],
): Step {
  requireWorkable(setting.run, task);
  const { outcome, comment, form } = command;
  const personId = requireDecider(setting, task, votes);
  requireOutcome(setting, task, outcome);
  requireForm(setting, task, form);
  const vote = { personId, outcome, comment, form };
  const all = [...votes, vote];
  const result = tally(setting, task, all);
  if (result === null) return justLog(task, vote);
  const deciding = all.findLast((cast) => cast.outcome === result) ?? vote;
  const remarks = { decision: { outcome, comment } };
  return { ...closeTask(setting, task, { outcome: result, form: deciding.form, remarks }), vote };
}

function requireDecider({ staff, actor }: Setting, task: TaskRecord, votes: readonly ApprovalVote[]): string {
  if (task.kind !== 'approval') throw new DomainError('NOT_AN_APPROVAL', {}, ['taskId']);
  const personId = personOf(actor);
  if (personId !== null && personId === task.openedBy) throw new DomainError('OWN_REQUEST', {}, ['taskId']);
  if (votes.some((vote) => vote.personId === personId))
    throw new DomainError('ALREADY_DECIDED', {}, ['taskId']);
  if (personId === null || !mayDecideNow(task, staff, votes).includes(personId)) {
    throw new DomainError('ROLE_NOT_HELD', {}, ['taskId']);
  }
  return personId;
}

function requireForm({ chart }: Setting, task: TaskRecord, form: JsonObject): void {
  const schema = chart.definition.tasks[task.key]?.form;
  const problems = schema === undefined ? [] : validateForm(schema, form);
  if (problems.length > 0) throw invalidFields('FORM_INVALID', 'form', problems);
}

function tally({ chart, staff }: Setting, task: TaskRecord, votes: readonly ApprovalVote[]): string | null {
  const definition = chart.definition.tasks[task.key];
  return tallyVotes({
    outcomes: Object.keys(definition?.outcomes ?? {}),
    needed: definition?.decisions ?? 1,
    deciders: decidersOf(task, staff, votes),
    votes,
  });
}

function justLog(task: TaskRecord, vote: ApprovalVote): Step {
  const { outcome, comment, form } = vote;
  return step({
    type: 'approval.decided',
    payload: { ...namedTask(task), outcome, comment, form },
    taskId: task.id,
    tasks: [task],
    vote,
  });
}
