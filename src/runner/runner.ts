import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { ExecuteCommand } from './execute-command.js';
import { HandOver, type HandedOver, type HandOverCommand } from './hand-over.js';
import type { Receipt } from './receipt.js';
import { RunCache } from './record/run-cache.js';
import type { RunCommand, StartCommand } from './run-command.js';
import { settleAll } from './settle-all.js';
import { StartRun } from './start-run.js';
import { FireTimers } from './timers/fire-timers.js';

const MOST_AT_ONCE = 1_000;
/** Of one caller: enough to fill batches, and little enough to leave room in the inbox for others. */
const MOST_COMMANDS_AT_ONCE = 64;

/**
 * The durable host, and the only writer of whatever belongs to a run. Each command is one transaction: the event is in
 * the log with everything it brings about, or nothing happened. A refusal is a DomainError.
 */
@Injectable()
export class Runner {
  constructor(
    private readonly starting: StartRun,
    private readonly executing: ExecuteCommand,
    private readonly handingOver: HandOver,
    private readonly timers: FireTimers,
    private readonly cache: RunCache,
  ) {}

  start(command: StartCommand): Promise<Receipt> {
    return this.starting.start(command);
  }

  execute(command: RunCommand): Promise<Receipt> {
    return this.executing.execute(command);
  }

  /** The run of a live task, where this process happens to know it; a task never changes its run. */
  knownRunOf(taskId: string): string | null {
    return this.cache.runOf(taskId);
  }

  /** Executes commands on many runs, each for itself; what became of each, in their order. */
  executeAll(commands: readonly RunCommand[]): Promise<PromiseSettledResult<Receipt>[]> {
    return settleAll(commands, MOST_COMMANDS_AT_ONCE, (command) => this.execute(command));
  }

  /** See {@link HandOver.handOver}. */
  handOver(tx: Transaction, command: HandOverCommand): Promise<HandedOver[]> {
    return this.handingOver.handOver(tx, command);
  }

  /** Fires the timers that are due, the longest overdue first, and says how many fired. At most 1000 unless told. */
  async fireDueTimers(limit = MOST_AT_ONCE): Promise<number> {
    let fired = 0;
    while (fired < limit) {
      const pass = await this.timers.pass(limit - fired);
      fired += pass.fired;
      if (pass.fired === 0 || !pass.more) break;
    }
    return fired;
  }
}
