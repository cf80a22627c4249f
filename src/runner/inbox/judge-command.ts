import { DomainError } from '../../platform/domain-error.js';
import { faultStep, isChartFault } from '../commands/fault-step.js';
import type { Setting, Step } from '../commands/step.js';
import { takeCommand } from '../commands/take-command.js';
import { findTask } from '../commands/task-checks.js';
import { toLockedRun, toLockedTask } from '../locked-run.js';
import type { GivenReceipt, TaskDetail } from '../record/read-questions.js';
import type { RunRecord } from '../record/run-record.js';
import type { ServiceCallRecord } from '../record/service-call.js';
import type { PlanRequest, Stage } from '../run-ledger.js';
import type { RunCommand } from '../run-command.js';
import { type CommandEntry, taskIdOf, type Verdict } from './command-entry.js';

/** A verdict, and the step to be written so that it becomes true. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly plan: PlanRequest | null;
}

/** What is known of the command besides its run's record. */
export interface AboutCommand {
  /** What was answered under its key before. */
  readonly given: GivenReceipt | null;
  readonly detail: TaskDetail | null;
  /** The withdrawn call that it answers. */
  readonly lateCall: ServiceCallRecord | null;
}

/** Decides on a command, given its locked run. Pure; throws nothing: what a command is refused for is its verdict. */
export function judge(
  { command, request }: CommandEntry,
  record: RunRecord,
  stage: Stage,
  { given, detail, lateCall }: AboutCommand,
): Judgement {
  const taskId = taskIdOf(command);
  try {
    if (given !== null) {
      if (given.requestHash !== request?.hash) throw conflict(given);
      return done(record, { seq: given.seq, repeated: true, taskId: given.taskId }, null);
    }
    const asked = lateCall === null ? record : { ...record, lateCall };
    const run = detail === null ? asked : withTask(asked, detail);
    const setting = stage.setting(run, command.actor);
    const votes = detail?.votes ?? [];
    authorise(setting, command, votes);
    const step = takeOrFault(setting, command, votes);
    if (step === null) return done(record, { seq: record.seq, repeated: true, taskId }, null);
    if (step instanceof Fault) return fault(setting, command, step);
    return done(record, { seq: record.seq + 1, repeated: false, taskId }, { setting, step, request });
  } catch (error) {
    return { verdict: { kind: 'refused', error }, plan: null };
  }
}

class Fault {
  constructor(readonly error: DomainError) {}
}

function takeOrFault(setting: Setting, command: RunCommand, votes: TaskDetail['votes']): Step | Fault | null {
  try {
    return takeCommand(setting, command, votes);
  } catch (error) {
    if (isChartFault(error)) return new Fault(error);
    throw error;
  }
}

/** Nothing of the command is done, and an incident says why; its key stays free for the same command later. */
function fault(setting: Setting, command: RunCommand, { error }: Fault): Judgement {
  const step = faultStep(setting, command, error);
  return { verdict: { kind: 'refused', error }, plan: step === null ? null : { setting, step } };
}

function done(
  { id: runId }: RunRecord,
  receipt: { seq: number; repeated: boolean; taskId: string | null },
  plan: PlanRequest | null,
): Judgement {
  const logged = plan?.step.type ?? null;
  return { verdict: { kind: 'taken', receipt: { runId, ...receipt }, logged }, plan };
}

function authorise({ run, chart, staff }: Setting, command: RunCommand, votes: TaskDetail['votes']): void {
  if (command.authorise === undefined) return;
  const taskId = taskIdOf(command);
  const task = taskId === null ? null : toLockedTask(findTask(run, taskId), staff, votes);
  command.authorise(toLockedRun(run, chart.definition, staff), task);
}

/** A key that somebody else used, or for something else, is a conflict: nothing leaks. */
function conflict({ key }: GivenReceipt): DomainError {
  return new DomainError('IDEMPOTENCY_CONFLICT', { key }, ['idempotencyKey']);
}

function withTask(record: RunRecord, { task }: TaskDetail): RunRecord {
  const others = record.tasks.filter(({ id }) => id !== task.id);
  return { ...record, tasks: [...others, task] };
}
