import { Sleeper } from '../../src/runner/timers/sleeper.js';

/** Sleeps until the test says that the time is over, or the sleeper is woken. */
export class HandSleeper extends Sleeper {
  readonly #begun: number[] = [];
  #waiting: ((milliseconds: number) => void) | null = null;
  #end: () => void = () => undefined;

  override sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.#tell(milliseconds);
    return new Promise((resolve) => {
      this.#end = resolve;
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** How long the next sleep is to be, once it has begun. Each sleep is told once. */
  async nextSleep(): Promise<number> {
    const begun = this.#begun.shift();
    if (begun !== undefined) return begun;
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** The time of the present sleep is over. */
  end(): void {
    this.#end();
  }

  #tell(milliseconds: number): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) waiting(milliseconds);
    else this.#begun.push(milliseconds);
  }
}
