import type { TaskDefinition } from '../chart/playbook-definition.js';
import type { JsonObject } from '../json.js';
import { suggestName } from '../load/suggest-name.js';
import { own } from '../own.js';
import { advance } from '../simulation/advance.js';
import type { OpenWork, SimulatedRun } from '../simulation/simulated-run.js';
import { tallyWith, withVote } from './cast-vote.js';
import { pickInstance } from './pick-instance.js';
import { isPlayer, LEAD, otherThan, playerOf, roleOf } from './players.js';
import type { CompleteStep, ScenarioDefaults, TaskAnswer } from './scenario-definition.js';
import { refusedBy, trouble, type Attempted, type Trouble } from './trouble.js';

/**
 * Closes an open task as the runner would: by somebody who holds its role, an approval not by who asked for it. Refuses with
 * UNKNOWN_TASK, TASK_CLOSED, OUTCOME_MISSING, UNKNOWN_OUTCOME, TASK_NOT_YOURS, ROLE_NOT_HELD, OWN_REQUEST, ALREADY_DECIDED,
 * and as the engine does.
 */
export function completeTask(run: SimulatedRun, step: CompleteStep, defaults: ScenarioDefaults): Attempted {
  const definition = own(run.chart.definition.tasks, step.task);
  if (definition === undefined) return refused(unknownTask(run, step.task));
  const open = pickInstance(
    run.tasks.filter(({ task }) => task === step.task),
    step.instance,
  );
  if (open === undefined) return refused(notOpen(run, step));
  const by = step.by ?? defaultPlayer(open, definition);
  const forbidden = mayNot(by, open, definition, run);
  if (forbidden !== null) return refused(forbidden);
  const answer = own(defaults.answers ?? {}, step.task);
  const chosen = step.outcome ?? answer?.outcome ?? onlyOutcome(definition);
  if (chosen === undefined) return refused(outcomeMissing(step.task, definition));
  if (!Object.hasOwn(definition.outcomes, chosen)) return refused(unknownOutcome(chosen, definition));
  const vote = { personId: by, outcome: chosen };
  const isVote = open.kind === 'approval' && step.by !== undefined;
  const outcome = isVote ? tallyWith(open, vote, definition) : chosen;
  if (outcome === null) return { ok: true, run: withVote(run, open, vote), decision: null };
  const { invocation } = open;
  const form = formOf(step, answer);
  const result = advance(run, { type: 'task.closed', invocation, outcome, form, by }, by);
  return result.ok ? result : refused(refusedBy(result));
}

/** What is missing in the step's form is taken from the answer. */
function formOf({ form }: CompleteStep, answer: TaskAnswer | undefined): JsonObject {
  return { ...answer?.form, ...form };
}

/** The first holder of the task's role; of an approval, somebody who may decide it. */
export function defaultPlayer({ kind, openedBy }: OpenWork, { roles }: TaskDefinition): string {
  return kind === 'approval' ? otherThan(openedBy, roles) : playerOf(roles[0]);
}

function mayNot(
  by: string,
  { kind, openedBy, votes }: OpenWork,
  { roles }: TaskDefinition,
  run: SimulatedRun,
): Trouble | null {
  const all = Object.keys(run.chart.definition.roles);
  if (!isPlayer(by, run.chart.definition.roles)) {
    const near = suggestName(roleOf(by), [...all, LEAD]);
    return trouble('UNKNOWN_ROLE', `打法没有角色 ${by} ${near}`, `The playbook has no role ${by} ${near}`);
  }
  if (kind === 'approval' && by === openedBy) {
    return trouble(
      'OWN_REQUEST',
      `${by} 提出的审批不能由自己决定`,
      `${by} asked for this approval and may not decide it`,
    );
  }
  if (votes.some(({ personId }) => personId === by))
    return trouble('ALREADY_DECIDED', `${by} 已经决定过`, `${by} has decided already`);
  // The lead may have any task assigned to themselves first; an approval is decided by its roles.
  if (roles.includes(roleOf(by)) || (by === LEAD && kind === 'task')) return null;
  const code = kind === 'approval' ? 'ROLE_NOT_HELD' : 'TASK_NOT_YOURS';
  const holders = roles.join(', ');
  return trouble(code, `${by} 不承担此项，应由 ${holders} 承担`, `${by} does not do this; ${holders} does`);
}

function onlyOutcome({ outcomes }: TaskDefinition): string | undefined {
  const [first, ...others] = Object.keys(outcomes);
  return others.length === 0 ? first : undefined;
}

function unknownTask(run: SimulatedRun, task: string): Trouble {
  const near = suggestName(task, Object.keys(run.chart.definition.tasks));
  return trouble(
    'UNKNOWN_TASK',
    `打法没有任务 ${task} ${near}`,
    `The playbook has no task ${task} ${near}`.trim(),
  );
}

function notOpen(run: SimulatedRun, { task, instance }: CompleteStep): Trouble {
  const open = run.tasks.map((one) => one.task).join(', ') || '–';
  const which = instance === undefined ? task : `${task} #${instance}`;
  return trouble(
    'TASK_CLOSED',
    `任务 ${which} 没有打开；打开的有：${open}`,
    `${which} is not open; open: ${open}`,
  );
}

function unknownOutcome(outcome: string, { outcomes }: TaskDefinition): Trouble {
  const near = suggestName(outcome, Object.keys(outcomes));
  return trouble(
    'UNKNOWN_OUTCOME',
    `任务没有结果 ${outcome} ${near}`,
    `The task has no outcome ${outcome} ${near}`,
  );
}

function outcomeMissing(task: string, { outcomes }: TaskDefinition): Trouble {
  const all = Object.keys(outcomes).join(', ');
  return trouble(
    'OUTCOME_MISSING',
    `没有说明 ${task} 的结果，可选：${all}`,
    `The step does not say how ${task} ends; it may be ${all}`,
  );
}

function refused(why: Trouble): Attempted {
  return { ok: false, trouble: why };
}
