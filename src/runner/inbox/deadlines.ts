import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { Sleeper } from '../timers/sleeper.js';

/** Something that may be over before its deadline. */
export interface Bounded {
  readonly settled: boolean;
}

/** How finely time is looked at: that many looks within the time allowed. */
const LOOKS = 8;

interface Deadline {
  readonly bounded: Bounded;
  readonly expire: () => void;
}

/**
 * Tells those that are not over in the time allowed for commands. All have the same time, so they lie in a few slots, one
 * for each look: no timer for each command. One is told after 1 to 1⅛ of the time.
 */
@Injectable()
export class Deadlines implements OnApplicationShutdown {
  readonly #slots: Deadline[][] = [[]];
  readonly #stopping = new AbortController();
  readonly #lookMs: number;
  #looking = false;

  constructor(
    private readonly sleeper: Sleeper,
    @Inject(RUNNER_SETTINGS) { commandTimeoutMs }: RunnerSettings,
  ) {
    this.#lookMs = commandTimeoutMs / LOOKS;
  }

  add(bounded: Bounded, expire: () => void): void {
    this.#slots.at(-1)?.push({ bounded, expire });
    if (this.#looking) return;
    this.#looking = true;
    void this.#look();
  }

  onApplicationShutdown(): void {
    this.#stopping.abort();
  }

  /** While there is anything to look at. */
  async #look(): Promise<void> {
    while (!this.#stopping.signal.aborted && this.#slots.some((slot) => slot.length > 0)) {
      await this.sleeper.sleep(this.#lookMs, this.#stopping.signal);
      if (this.#stopping.signal.aborted) return;
      this.#slots.push([]);
      if (this.#slots.length <= LOOKS + 1) continue;
      for (const { bounded, expire } of this.#slots.shift() ?? []) if (!bounded.settled) expire();
    }
    this.#looking = false;
  }
}
