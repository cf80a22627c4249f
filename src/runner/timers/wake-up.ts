import type { Sleeper } from './sleeper.js';

/**
 * A sleep that ends early when something is heard of that comes before its end. What is heard while nobody sleeps
 * counts for the next sleep. Instants are milliseconds since 1970.
 */
export class WakeUp {
  #earliestHeard = Number.POSITIVE_INFINITY;
  #asleep: { readonly until: number; readonly wake: () => void } | null = null;

  constructor(private readonly sleeper: Sleeper) {}

  /** Something is to be done at the instant. */
  hear(instant: number): void {
    this.#earliestHeard = Math.min(this.#earliestHeard, instant);
    if (this.#asleep && instant < this.#asleep.until) this.#asleep.wake();
  }

  /** What was heard so far is known: only what is heard from now on counts. */
  forget(): void {
    this.#earliestHeard = Number.POSITIVE_INFINITY;
  }

  /** Sleeps from `now` until the instant, or until the earliest heard if that is sooner. */
  async sleep(now: number, until: number): Promise<void> {
    const end = Math.min(until, this.#earliestHeard);
    if (end <= now) return;
    const alarm = new AbortController();
    this.#asleep = { until: end, wake: () => alarm.abort() };
    await this.sleeper.sleep(end - now, alarm.signal);
    this.#asleep = null;
  }
}
