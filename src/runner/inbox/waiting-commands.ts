import type { WaitingCommand } from './waiting-command.js';

/**
 * Commands that wait, in the order in which they came, one run at a time: while a run's command is under way, its next
 * one waits, and runs with many waiting commands do not hold up those with few.
 */
export class WaitingCommands {
  readonly #byRun = new Map<string, WaitingCommand[]>();
  readonly #underWay = new Set<string>();
  #size = 0;

  /** Waiting commands, without those under way. */
  get size(): number {
    return this.#size;
  }

  /** How many wait for the run. */
  ofRun(runId: string): number {
    return this.#byRun.get(runId)?.length ?? 0;
  }

  add(waiting: WaitingCommand): void {
    const { runId } = waiting.command;
    const line = this.#byRun.get(runId);
    if (line === undefined) this.#byRun.set(runId, [waiting]);
    else line.push(waiting);
    this.#size += 1;
  }

  /** One that was under way is the first of its run again. */
  putBack(waiting: WaitingCommand): void {
    const { runId } = waiting.command;
    this.#underWay.delete(runId);
    this.#byRun.set(runId, [waiting, ...(this.#byRun.get(runId) ?? [])]);
    this.#size += 1;
  }

  /** The commands of at most so many runs, one of each, that may share a transaction, or that want one alone. */
  take(most: number, { alone }: { readonly alone: boolean }): WaitingCommand[] {
    const taken: WaitingCommand[] = [];
    for (const [runId, line] of this.#byRun) {
      if (taken.length >= most) break;
      const [first] = line;
      if (first === undefined || first.alone !== alone || this.#underWay.has(runId)) continue;
      line.shift();
      this.#byRun.delete(runId);
      // Behind the others: those that wait for the same run have had their turn.
      if (line.length > 0) this.#byRun.set(runId, line);
      this.#size -= 1;
      if (first.settled) continue;
      this.#underWay.add(runId);
      taken.push(first);
    }
    return taken;
  }

  /** The run's command is no longer under way. */
  finish(runId: string): void {
    this.#underWay.delete(runId);
  }

  get underWay(): number {
    return this.#underWay.size;
  }
}
