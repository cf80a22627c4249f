import type { KeyedRequest } from '../record/keyed-request.js';
import type { RunCommand } from '../run-command.js';
import type { CommandEntry, Verdict } from './command-entry.js';
import type { Bounded, Slot } from './deadlines.js';
import { CommandTimeoutError } from './inbox.errors.js';

export type CommandOutcome = Extract<Verdict, { kind: 'taken' }>;

/** Whom to answer. */
interface Caller {
  resolve(outcome: CommandOutcome): void;
  reject(error: unknown): void;
}

/** A command in the inbox, which is answered once. */
export class WaitingCommand implements CommandEntry, Bounded {
  readonly command: RunCommand;
  readonly request: KeyedRequest | null;
  /** Whether it is to wait for its run's lock, alone in a transaction of its own. */
  alone = false;
  /** How often it has been in a transaction that failed for a passing reason. */
  failures = 0;
  #caller: Caller | null;
  #slot: Slot | null = null;

  constructor({ command, request }: CommandEntry, caller: Caller) {
    this.command = command;
    this.request = request;
    this.#caller = caller;
  }

  /** Where it waits for its deadline. */
  boundIn(slot: Slot): void {
    this.#slot = slot;
  }

  get settled(): boolean {
    return this.#caller === null;
  }

  answer(outcome: CommandOutcome): void {
    this.#settle()?.resolve(outcome);
  }

  refuse(error: unknown): void {
    this.#settle()?.reject(error);
  }

  expire(): void {
    this.refuse(new CommandTimeoutError());
  }

  #settle(): Caller | null {
    const caller = this.#caller;
    this.#caller = null;
    this.#slot?.delete(this);
    return caller;
  }
}
