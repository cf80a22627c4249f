import { Injectable } from '@nestjs/common';
import type { JsonValue } from '../engine/json.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { DomainError, NotFoundError } from '../platform/domain-error.js';
import { checkIdempotencyKey } from '../platform/idempotency/idempotency.js';
import { hashRequest } from '../platform/idempotency/request-hash.js';
import { addLogFields } from '../platform/logging/log-context.js';
import { checkStorable } from './check-storable.js';
import type { Setting, Step } from './commands/step.js';
import { takeCommand } from './commands/take-command.js';
import { findTask } from './commands/task-checks.js';
import { toLockedRun, toLockedTask } from './locked-run.js';
import { type GivenReceipt, lockRuns, type ReadRun, readRuns } from './record/read-run.js';
import type { Receipt } from './receipt.js';
import type { RunCommand } from './run-command.js';
import { RunLedger } from './run-ledger.js';
import { RunnerMetrics } from './runner-metrics.js';

/** A command's key and the fingerprint of what it asks for, its actor included. */
interface KeyedRequest {
  readonly key: string;
  readonly hash: string;
}

/** Takes a command to a run: one transaction, one event. */
@Injectable()
export class ExecuteCommand {
  constructor(
    private readonly database: Database,
    private readonly ledger: RunLedger,
    private readonly metrics: RunnerMetrics,
  ) {}

  async execute(command: RunCommand): Promise<Receipt> {
    addLogFields({ runId: command.runId });
    const request = requestOf(command);
    checkStorable(textsOf(command), []);
    const { receipt, step } = await this.database.transaction((tx) => this.#take(tx, command, request));
    if (step !== null) this.metrics.countEvent(step.type);
    return receipt;
  }

  async #take(
    tx: Transaction,
    command: RunCommand,
    request: KeyedRequest | null,
  ): Promise<{ receipt: Receipt; step: Step | null }> {
    const { run, given, votes } = await lockAndRead(tx, command, request);
    if (given !== null) return { receipt: repeat(run.id, given, request), step: null };
    const setting = await this.ledger.settingOf(tx, run, command.actor);
    authorise(setting, command, votes);
    const step = takeCommand(setting, command, votes);
    const taskId = taskIdOf(command);
    if (step === null) return { receipt: { runId: run.id, seq: run.seq, repeated: true, taskId }, step };
    const change = await this.ledger.plan(tx, setting, step, { request });
    await this.ledger.write(tx, [change]);
    return { receipt: { runId: run.id, seq: change.seq, repeated: false, taskId }, step };
  }
}

async function lockAndRead(
  tx: Transaction,
  command: RunCommand,
  request: KeyedRequest | null,
): Promise<ReadRun> {
  const locked = await lockRuns(tx, [command.runId]);
  const question = { idempotencyKey: request?.key ?? null, taskId: taskIdOf(command) };
  const [read] = locked.length === 0 ? [] : await readRuns(tx, locked, question);
  if (!read) throw new NotFoundError('Run', ['runId']);
  return read;
}

function authorise({ run, chart, staff }: Setting, command: RunCommand, votes: ReadRun['votes']): void {
  const taskId = taskIdOf(command);
  const task = taskId === null ? null : toLockedTask(findTask(run, taskId), staff, votes);
  command.authorise?.(toLockedRun(run, chart.definition, staff), task);
}

/** The first answer again. A key that somebody else used, or for something else, is a conflict: nothing leaks. */
function repeat(runId: string, given: GivenReceipt, request: KeyedRequest | null): Receipt {
  if (given.requestHash !== request?.hash) {
    throw new DomainError('IDEMPOTENCY_CONFLICT', { key: request?.key ?? '' }, ['idempotencyKey']);
  }
  return { runId, seq: given.seq, repeated: true, taskId: given.taskId };
}

function requestOf(command: RunCommand): KeyedRequest | null {
  const { idempotencyKey: key, authorise: _authorise, runId: _runId, ...content } = command;
  if (key == null) return null;
  checkIdempotencyKey(key);
  return { key, hash: hashRequest(command.type, content) };
}

function taskIdOf(command: RunCommand): string | null {
  return 'taskId' in command ? command.taskId : null;
}

/** What the caller wrote freely and the runner stores. */
function textsOf(command: RunCommand): JsonValue {
  switch (command.type) {
    case 'completeTask':
      return { form: command.form };
    case 'decideApproval':
      return { form: command.form, comment: command.comment };
    case 'sendEvent':
      return { payload: command.payload };
    case 'recordKpi':
      return { note: command.note };
    default:
      return null;
  }
}
