import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { Sleeper } from '../timers/sleeper.js';

/** Something that is to be over in time. */
export interface Bounded {
  /** It is not. */
  expire(): void;
}

/** Where it waits for its end; whoever ends it takes it out, lest it be held until its time would have come. */
export type Slot = Pick<Set<Bounded>, 'delete'>;

/** How finely time is looked at: that many looks within the time allowed. */
const LOOKS = 8;

/**
 * Tells those that are not over in the time allowed for commands. All have the same time, so they lie in a few slots, one
 * for each look: no timer for each command. One is told after 1 to 1⅛ of the time.
 */
@Injectable()
export class Deadlines implements OnApplicationShutdown {
  readonly #slots: Set<Bounded>[] = [];
  readonly #stopping = new AbortController();
  readonly #lookMs: number;
  #newest = new Set<Bounded>();
  #looking = false;

  constructor(
    private readonly sleeper: Sleeper,
    @Inject(RUNNER_SETTINGS) { commandTimeoutMs }: RunnerSettings,
  ) {
    this.#lookMs = commandTimeoutMs / LOOKS;
    this.#slots.push(this.#newest);
  }

  add(bounded: Bounded): Slot {
    this.#newest.add(bounded);
    if (!this.#looking) {
      this.#looking = true;
      void this.#look();
    }
    return this.#newest;
  }

  onApplicationShutdown(): void {
    this.#stopping.abort();
  }

  /** While there is anything to look at. */
  async #look(): Promise<void> {
    while (!this.#stopping.signal.aborted && this.#slots.some(({ size }) => size > 0)) {
      await this.sleeper.sleep(this.#lookMs, this.#stopping.signal);
      if (this.#stopping.signal.aborted) return;
      this.#newest = new Set();
      this.#slots.push(this.#newest);
      if (this.#slots.length <= LOOKS + 1) continue;
      for (const bounded of this.#slots.shift() ?? []) bounded.expire();
    }
    this.#looking = false;
  }
}
