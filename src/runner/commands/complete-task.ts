import { decide } from '../../engine/run/decide.js';
import type { JsonObject } from '../../engine/json.js';
import { nameOf, personOf } from '../actor.js';
import type { TaskRecord } from '../record/run-record.js';
import type { CompleteTask } from '../run-command.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';
import { requireWorkable, requireOutcome, requireOwn, requireTask } from './task-checks.js';
import { namedTask } from './named-task.js';

/** Throws what the chart refuses: OUTCOME_UNKNOWN, OUTCOME_NOT_TAKEN, FORM_INVALID, CHART_FAULT. */
export function completeTask(setting: Setting, task: TaskRecord, command: CompleteTask): Step {
  requireWorkable(setting.run, task, command.expectedVersion);
  requireTask(task);
  requireOwn(setting, task);
  return closeTask(setting, task, { outcome: command.outcome, form: command.form });
}

/** How a task ends, and what else the log is to say of it. */
export interface Closing {
  readonly outcome: string;
  readonly form: JsonObject;
  readonly remarks?: JsonObject;
}

/** The step that closes a task and moves the chart with its outcome. */
export function closeTask(setting: Setting, task: TaskRecord, closing: Closing): Step {
  const { run, chart, actor, now } = setting;
  const { outcome, form, remarks } = closing;
  requireOutcome(setting, task, outcome);
  const event = { invocation: task.invocation, outcome, form, by: nameOf(actor) };
  const decision = accepted(decide(chart, run.state, { type: 'task.closed', ...event }, now), {
    outcome,
    task: task.key,
  });
  const closed: TaskRecord = {
    ...task,
    status: 'completed',
    outcome,
    form,
    closedAt: now,
    closedSeq: run.seq + 1,
    closedBy: personOf(actor),
  };
  return step({
    type: 'task.closed',
    payload: { ...event, ...remarks, ...namedTask(task) },
    taskId: task.id,
    decision,
    tasks: [closed],
  });
}
