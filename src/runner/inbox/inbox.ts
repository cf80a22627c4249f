import { Inject, Injectable } from '@nestjs/common';
import { TransactionConflictError } from '../../platform/database/database.errors.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { RunnerMetrics } from '../runner-metrics.js';
import { CommitBatch } from './commit-batch.js';
import type { CommandEntry } from './command-entry.js';
import { Deadlines } from './deadlines.js';
import { OverloadedError } from './inbox.errors.js';
import { WaitingCommand, type CommandOutcome } from './waiting-command.js';
import { WaitingCommands } from './waiting-commands.js';

/** Two: while the database works on one batch, this process thinks about the other. */
const MOST_BATCHES = 2;
const MOST_IN_BATCH = 64;
/** Fewer are not parted: a commit of its own costs more than waiting for the other batch. */
const LEAST_PARTED = 32;
/** Commands that wait for a lock, each on a connection of its own. */
const MOST_ALONE = 3;
const MOST_FAILURES = 3;
/** One run's share of the inbox: a flood to one run leaves room for the others. */
const SHARE_OF_RUN = 0.1;

/**
 * Where commands wait for their runs. Whatever waits, for different runs, goes through one transaction; nothing is held
 * back to fill a batch, so that a lone command goes at once. Bounded: beyond its capacity commands are turned away with
 * OVERLOADED before anything is done, and whoever waits too long is told with COMMAND_TIMEOUT.
 */
@Injectable()
export class Inbox {
  readonly #waiting = new WaitingCommands();
  readonly #capacity: number;
  #batches = 0;
  #alone = 0;
  #pumping = false;

  constructor(
    private readonly batch: CommitBatch,
    private readonly deadlines: Deadlines,
    private readonly metrics: RunnerMetrics,
    @Inject(RUNNER_SETTINGS) settings: RunnerSettings,
  ) {
    this.#capacity = settings.inboxCapacity;
    metrics.watchInbox(() => this.#waiting.size);
  }

  /** Takes the command to its run. Throws what it is refused for, OverloadedError, CommandTimeoutError and the database's errors. */
  submit(entry: CommandEntry): Promise<CommandOutcome> {
    if (this.#isFull(entry.command.runId)) {
      this.metrics.countShed();
      return Promise.reject(new OverloadedError());
    }
    return new Promise((resolve, reject) => {
      const waiting = new WaitingCommand(entry, { resolve, reject });
      waiting.boundIn(this.deadlines.add(waiting));
      this.#waiting.add(waiting);
      this.#pumpSoon();
    });
  }

  #isFull(runId: string): boolean {
    return (
      this.#waiting.size >= this.#capacity ||
      this.#waiting.ofRun(runId) >= Math.max(1, this.#capacity * SHARE_OF_RUN)
    );
  }

  /** Once the callers of this turn have all spoken: they share a batch. */
  #pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    queueMicrotask(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#batches < MOST_BATCHES) {
      const taken = this.#waiting.take(this.#share(), { alone: false });
      if (taken.length === 0) break;
      this.#batches += 1;
      void this.#commit(taken, false).finally(() => {
        this.#batches -= 1;
        this.#pump();
      });
    }
    while (this.#alone < MOST_ALONE) {
      const [taken] = this.#waiting.take(1, { alone: true });
      if (taken === undefined) break;
      this.#alone += 1;
      void this.#commit([taken], true).finally(() => {
        this.#alone -= 1;
        this.#pump();
      });
    }
  }

  /** A batch's share of all there is, so that two batches overlap. */
  #share(): number {
    const share = Math.ceil((this.#waiting.size + this.#waiting.underWay) / MOST_BATCHES);
    return Math.min(MOST_IN_BATCH, Math.max(LEAST_PARTED, share));
  }

  async #commit(taken: readonly WaitingCommand[], waits: boolean): Promise<void> {
    try {
      const verdicts = await this.batch.take(taken, { waits });
      this.metrics.countBatch(taken.length);
      for (const [index, waiting] of taken.entries()) {
        const verdict = verdicts[index];
        if (verdict?.kind === 'taken') this.#answer(waiting, verdict);
        else if (verdict?.kind === 'refused') this.#refuse(waiting, verdict.error);
        else this.#again(waiting);
      }
    } catch (error) {
      for (const waiting of taken) this.#fail(waiting, taken.length, error);
    }
  }

  /**
   * A transaction failed as a whole. Where the database is away, or too slow, everybody is told. Where one command may
   * be the cause, each tries again alone, so that only the guilty one fails.
   */
  #fail(waiting: WaitingCommand, together: number, error: unknown): void {
    waiting.failures += 1;
    const passes = error instanceof TransactionConflictError && waiting.failures < MOST_FAILURES;
    const isDatabase = error instanceof CodedError && !(error instanceof TransactionConflictError);
    if (passes || (together > 1 && !isDatabase)) this.#again(waiting);
    else this.#refuse(waiting, error);
  }

  #again(waiting: WaitingCommand): void {
    waiting.alone = true;
    this.#waiting.putBack(waiting);
  }

  #answer(waiting: WaitingCommand, outcome: CommandOutcome): void {
    this.#waiting.finish(waiting.command.runId);
    waiting.answer(outcome);
  }

  #refuse(waiting: WaitingCommand, error: unknown): void {
    this.#waiting.finish(waiting.command.runId);
    waiting.refuse(error);
  }
}
